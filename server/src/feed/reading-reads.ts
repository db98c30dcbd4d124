import { sql } from 'kysely';
import type { getReading as endpoint } from '#contract/feed';
import type { Result } from '#contract/route';
import { memberCount } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';

const LAST = 5;

/** What share of the members has seen the newest publications that are for everybody, from kept counts alone. */
export const readReading = async (db: Db, { organizationId }: AdminScope): Promise<Result<typeof endpoint>> => {
  const newest = (pinned: boolean) => sql`select id, published_at from posts
    where organization_id = ${organizationId} and state = 'published' and pinned = ${pinned} and audience is null
    order by published_at desc, id desc limit ${LAST}`;
  const { rows } = await sql<{ posts: number; views: number }>`
    select count(*)::int as posts, coalesce(sum(counts.views), 0)::int as views
    from (select id from ((${newest(true)}) union all (${newest(false)})) as both_kinds order by published_at desc limit ${LAST}) as last_ones
    join post_view_counts counts on counts.organization_id = ${organizationId} and counts.post_id = last_ones.id`.execute(db);
  const { posts = 0, views = 0 } = rows[0] ?? {};
  const readers = posts * (await memberCount(db, organizationId));
  // Those who have left since have read, too.
  return { posts, share: readers === 0 ? null : Math.min(1, views / readers) };
};
