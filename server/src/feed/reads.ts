import { type RawBuilder, sql } from 'kysely';
import type { getPost as getEndpoint, listPosts as listEndpoint, Post, listPlannedPosts as plannedEndpoint } from '#contract/feed';
import type { OrganizationId, PostId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { groupNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { AdminScope, MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { audienceOf } from './audience-reads.ts';
import { mayPublish, maySeePlanned } from './policy.ts';
import type { PollRow } from './present-poll.ts';
import { type PostNames, type PostRow, presentPost } from './present-post.ts';
import { withFeed } from './tables.ts';

/** The feed: pinned ones first, then newest first; three queries whatever the page's length. */
export const listPosts = async (
  db: Db,
  scope: MemberScope,
  { query: { after, limit } }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  const columns = [sql`pinned`, sql`published_at`, sql`id`];
  const from = after === undefined ? sql`` : sql`and ${beyond(columns, 'desc', cursorOf(after, ['boolean', 'time', 'id']))}`;
  const rows = await postRows(
    db,
    scope,
    sql`state = 'published' ${from} order by pinned desc, published_at desc, id desc limit ${limit + 1}`,
  );
  const page = await pageOf(db, scope, rows, limit, (last) => [last.pinned, last.published_at.toISOString(), last.id]);
  return { ...page, can: { publish: mayPublish(scope) } };
};

/** Publications planned for later, the nearest first. */
export const listPlannedPosts = async (
  db: Db,
  scope: AdminScope,
  { query: { after, limit } }: Parsed<typeof plannedEndpoint>,
): Promise<Result<typeof plannedEndpoint>> => {
  const columns = [sql`published_at`, sql`id`];
  const from = after === undefined ? sql`` : sql`and ${beyond(columns, 'asc', cursorOf(after, ['time', 'id']))}`;
  const rows = await postRows(db, scope, sql`state = 'planned' ${from} order by published_at, id limit ${limit + 1}`);
  return pageOf(db, scope, rows, limit, (last) => [last.published_at.toISOString(), last.id]);
};

/** One publication. Raises `not_found`, for members of a planned one or one for others too. */
export const getPost = (db: Db, scope: MemberScope, { params }: Parsed<typeof getEndpoint>): Promise<Result<typeof getEndpoint>> =>
  loadPost(db, scope, params.postId);

/** One publication as this member sees it now. Raises `not_found`. */
export const loadPost = async (db: Db, scope: MemberScope, postId: PostId): Promise<Post> => {
  const [row] = await postRows(db, scope, sql`id = ${postId}`);
  if (row === undefined || (row.state === 'planned' && !maySeePlanned(scope))) throw new Refusal('not_found');
  return presentPost(row, scope, await namesOf(db, scope, [row]));
};

/** The poll of a published post that is for this member, with what they did there. */
export const loadPoll = async (db: Db, scope: MemberScope, postId: PostId): Promise<PollRow | undefined> => {
  const { addressed } = await audienceOf(db, scope);
  const { rows } = await sql<{ poll: PollRow | null }>`
    select ${pollColumns(scope)} as poll from posts p
    where p.organization_id = ${scope.organizationId} and p.id = ${postId} and p.state = 'published' and ${addressed}`.execute(db);
  return rows[0]?.poll ?? undefined;
};

/** When the poll of a post ends; null when it does not, or there is none. */
export const endOfPoll = async (db: Db, organizationId: OrganizationId, postId: PostId): Promise<Date | null> => {
  const row = await withFeed(db)
    .selectFrom('polls')
    .select('ends_at')
    .where('organization_id', '=', organizationId)
    .where('post_id', '=', postId)
    .executeTakeFirst();
  return row?.ends_at ?? null;
};

// One object a poll instead of joined tables: half the planning time, and none of it for news.
const pollColumns = ({ organizationId, memberId }: MemberScope): RawBuilder<PollRow | null> => sql`
  case when p.type = 'poll' then (
    select json_build_object(
      'anonymous', q.anonymous, 'multiple', q.multiple, 'endsAt', q.ends_at, 'voters', t.voters, 'votes', t.votes,
      'options', (
        select json_agg(json_build_object('id', o.id, 'text', o.text) order by o.position)
        from poll_options o where o.organization_id = ${organizationId} and o.post_id = p.id),
      'voted', v.member_id is not null, 'requestKey', v.request_key,
      'chosen', case when not q.anonymous then array(
        select b.option_id from ballots b where b.organization_id = ${organizationId} and b.post_id = p.id and b.member_id = ${memberId}) end)
    from polls q
    join poll_tallies t on t.organization_id = q.organization_id and t.post_id = q.post_id
    left join poll_participants v on v.organization_id = q.organization_id and v.post_id = q.post_id and v.member_id = ${memberId}
    where q.organization_id = ${organizationId} and q.post_id = p.id) end`;

const postRows = async (db: Db, scope: MemberScope, rest: RawBuilder<unknown>): Promise<PostRow[]> => {
  const { sees, addressed } = await audienceOf(db, scope);
  const { rows } = await sql<PostRow>`
    select id, type, title, body, attachments, author_name, state, published_at, edited_at, pinned, version, audience, comments_open, ${addressed} as addressed,
      (select array[c.views, c.comments] from post_view_counts c where c.organization_id = ${scope.organizationId} and c.post_id = p.id) as counts,
      ${pollColumns(scope)} as poll
    from posts p where organization_id = ${scope.organizationId} and ${sees} and ${rest}`.execute(db);
  return rows;
};

const pageOf = async (
  db: Db,
  scope: MemberScope,
  rows: readonly PostRow[],
  limit: number,
  keyOf: (last: PostRow) => (string | boolean)[],
): Promise<{ items: Post[]; next?: string }> => {
  const shown = rows.slice(0, limit);
  const names = await namesOf(db, scope, shown);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => presentPost(row, scope, names)),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor(keyOf(last)) } : {}),
  };
};

const namesOf = async (db: Db, scope: MemberScope, rows: readonly PostRow[]): Promise<PostNames> => {
  const [files, groups] = await Promise.all([
    presentFiles(
      db,
      scope.organizationId,
      rows.flatMap((row) => row.attachments),
    ),
    groupNames(db, scope.organizationId, mayPublish(scope) ? rows.flatMap((row) => row.audience ?? []) : []),
  ]);
  return { files, groups };
};

const SHAPES = {
  boolean: (value: unknown) => typeof value === 'boolean',
  time: (value: unknown) => typeof value === 'string' && /^[1-9]\d{3}-/.test(value) && new Date(value).toJSON() === value,
  id: (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
};

/** The values of a cursor, each of the kind its column takes: what PostgreSQL could not cast would be our fault, not the client's. */
const cursorOf = (cursor: string, kinds: readonly (keyof typeof SHAPES)[]) => {
  const values = decodeCursor(cursor, kinds.length);
  if (!kinds.every((kind, index) => SHAPES[kind](values[index]))) throw new Refusal('bad_request');
  return values;
};
