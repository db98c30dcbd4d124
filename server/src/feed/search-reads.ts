import { sql } from 'kysely';
import type { PostId } from '#contract/ids';
import { plainText, type RichDoc } from '#contract/rich-text';
import { type Finder, matches } from '#server/platform/search/finder.ts';
import { snippet } from '#server/platform/search/snippet.ts';
import { audienceOf } from './audience-reads.ts';
import { maySeePlanned } from './policy.ts';

/** Of a common word only the newest are looked at: their titles are read to put those that have it first. */
const NEWEST = 500;

/** Publications that this member may see, those with the words in the title first, then the newest; planned ones for those who publish. */
export const findPosts: Finder = async (db, scope, query, limit) => {
  const { sees } = await audienceOf(db, scope);
  const states = maySeePlanned(scope) ? sql`true` : sql`state = 'published'`;
  const { rows } = await sql<{ id: PostId; title: string; body: RichDoc | null; state: 'planned' | 'published'; published_at: Date }>`
    with newest as materialized (
      select id, published_at, ts_filter(search, '{a}') @@ ${query.tsquery}::tsquery as titled from posts
      where organization_id = ${scope.organizationId} and ${matches('search', query)} and ${states} and ${sees}
      order by published_at desc limit ${NEWEST}),
    best as (select * from newest order by titled desc, published_at desc limit ${limit})
    select p.id, p.title, p.body, p.state, p.published_at from best
    join posts p on p.organization_id = ${scope.organizationId} and p.id = best.id
    order by best.titled desc, best.published_at desc`.execute(db);
  return rows.map(({ id, title, body, state, published_at }) => ({
    kind: 'post',
    id,
    title,
    text: snippet(plainText(body), query.marks),
    at: published_at.toISOString(),
    planned: state === 'planned',
  }));
};
