import { sql } from 'kysely';
import type { PostId } from '#contract/ids';
import { plainText, type RichDoc } from '#contract/rich-text';
import { type Finder, matches } from '#server/platform/search/finder.ts';
import { snippet } from '#server/platform/search/snippet.ts';
import { audienceOf } from './audience-reads.ts';
import { maySeePlanned } from './policy.ts';

/** Of a common word only the newest are looked at: to put those with it in the title first, their words must be read. */
const NEWEST = 200;

/** Publications that this member may see, those with the words in the title first, then the newest; planned ones for those who publish. */
export const findPosts: Finder = async (db, scope, query, limit) => {
  const { sees } = await audienceOf(db, scope);
  const states = maySeePlanned(scope) ? sql`true` : sql`state = 'published'`;
  const { rows } = await sql<{ id: PostId; title: string; body: RichDoc | null; state: 'planned' | 'published'; published_at: Date }>`
    with newest as materialized (
      select id from posts where organization_id = ${scope.organizationId} and ${matches('search', query)} and ${states} and ${sees}
      order by id desc limit ${NEWEST}),
    best as (
      select p.id, ts_filter(p.search, '{a}') @@ ${query.tsquery}::tsquery as titled from newest
      join posts p on p.organization_id = ${scope.organizationId} and p.id = newest.id
      order by titled desc, p.published_at desc limit ${limit})
    select p.id, p.title, p.body, p.state, p.published_at from best
    join posts p on p.organization_id = ${scope.organizationId} and p.id = best.id
    order by best.titled desc, p.published_at desc`.execute(db);
  return rows.map(({ id, title, body, state, published_at }) => ({
    kind: 'post',
    id,
    title,
    text: snippet(plainText(body), query.marks),
    at: published_at.toISOString(),
    planned: state === 'planned',
  }));
};
