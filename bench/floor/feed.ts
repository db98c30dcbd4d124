import { createHash } from 'node:crypto';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { GROUPS } from './members.ts';
import { decodeCursor, encodeCursor, type Who } from './who.ts';

/** The statements of server/src/feed, as the product sends them for these requests. */

const LIMIT = 20;
const MIN_VOTES = 5;
const POLL = `case when p.type = 'poll' then (
  select json_build_object(
    'anonymous', q.anonymous, 'multiple', q.multiple, 'endsAt', q.ends_at, 'voters', t.voters, 'votes', t.votes,
    'options', (select json_agg(json_build_object('id', o.id, 'text', o.text) order by o.position)
      from poll_options o where o.organization_id = $1 and o.post_id = p.id),
    'voted', v.member_id is not null, 'requestKey', v.request_key,
    'chosen', case when not q.anonymous then array(
      select b.option_id from ballots b where b.organization_id = $1 and b.post_id = p.id and b.member_id = $2) end)
  from polls q
  join poll_tallies t on t.organization_id = q.organization_id and t.post_id = q.post_id
  left join poll_participants v on v.organization_id = q.organization_id and v.post_id = q.post_id and v.member_id = $2
  where q.organization_id = $1 and q.post_id = p.id) end as poll`;
const POSTS = `select id, type, title, body, attachments, author_name, state, published_at, edited_at, pinned, version,
  (select c.views from post_view_counts c where c.organization_id = $1 and c.post_id = p.id) as views, ${POLL}
  from posts p where organization_id = $1 and`;

interface PollRow {
  readonly anonymous: boolean;
  readonly multiple: boolean;
  readonly endsAt: string | null;
  readonly voters: number;
  readonly votes: readonly number[];
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly voted: boolean;
  readonly chosen: readonly string[] | null;
}
interface PostRow {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly body: unknown;
  readonly attachments: readonly string[];
  readonly author_name: string;
  readonly state: string;
  readonly published_at: Date;
  readonly edited_at: Date | null;
  readonly pinned: boolean;
  readonly version: number;
  readonly views: number;
  readonly poll: PollRow | null;
}

export const feedPage = async (pool: pg.Pool, who: Who, after: string | null): Promise<unknown> => {
  // The reader's groups, of which the seed has none; then its posts are for all.
  await pool.query(GROUPS, [[who.organizationId], [who.memberId]]);
  const start = after === null ? '' : ' and (pinned, published_at, id) < ($3, $4, $5)';
  const { rows } = await pool.query<PostRow>(
    `${POSTS} state = 'published'${start} order by pinned desc, published_at desc, id desc limit ${LIMIT + 1}`,
    [who.organizationId, who.memberId, ...(after === null ? [] : decodeCursor(after))],
  );
  const shown = rows.slice(0, LIMIT);
  const files = await filesOf(
    pool,
    who,
    shown.flatMap((row) => row.attachments),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => presentPost(row, who, files)),
    next: rows.length > LIMIT && last ? encodeCursor([last.pinned, last.published_at.toISOString(), last.id]) : undefined,
    can: { publish: who.role !== 'member' },
  };
};

interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly kind: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly placeholder: string | null;
  readonly variants: readonly { readonly side: number; readonly width: number }[];
  readonly state: string;
  readonly error: string | null;
}

const filesOf = async (pool: pg.Pool, { organizationId }: Who, ids: readonly string[]): Promise<Map<string, unknown>> => {
  if (ids.length === 0) return new Map();
  const places = ids.map((_id, index) => `$${index + 2}`).join(', ');
  const { rows } = await pool.query<FileRow>(`select * from files where organization_id = $1 and id in (${places})`, [
    organizationId,
    ...ids,
  ]);
  const path = (id: string, variant: string | number) => `/api/organizations/${organizationId}/files/${id}/${variant}`;
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        mediaType: row.media_type,
        kind: row.kind,
        size: row.size,
        width: row.width,
        height: row.height,
        placeholder: row.placeholder,
        state: row.state,
        error: row.error,
        url: path(row.id, 'original'),
        previews: row.variants.map(({ side, width }) => ({ width, url: path(row.id, side) })),
      },
    ]),
  );
};

const presentPoll = (poll: PollRow, now: Date) => {
  const endsAt = poll.endsAt === null ? null : new Date(poll.endsAt);
  const ended = endsAt !== null && endsAt <= now;
  const hidden = poll.anonymous && poll.voters < MIN_VOTES && !ended;
  return {
    anonymous: poll.anonymous,
    multiple: poll.multiple,
    endsAt: endsAt?.toISOString() ?? null,
    ended,
    voted: poll.voted,
    chosen: poll.anonymous ? null : (poll.chosen ?? []),
    voters: poll.voters,
    options: poll.options.map(({ id, text }, index) => ({ id, text, votes: hidden ? null : (poll.votes[index] ?? 0) })),
  };
};

const presentPost = (row: PostRow, who: Who, files: ReadonlyMap<string, unknown>) => {
  const poll = row.poll === null ? null : presentPoll(row.poll, who.now);
  const edits = who.role !== 'member';
  return {
    id: row.id,
    organizationId: who.organizationId,
    type: row.type,
    title: row.title,
    body: row.body,
    attachments: row.attachments.flatMap((id) => files.get(id) ?? []),
    poll,
    authorName: row.author_name,
    publishedAt: row.published_at.toISOString(),
    planned: row.state === 'planned',
    editedAt: row.edited_at?.toISOString() ?? null,
    pinned: row.pinned,
    views: row.views,
    version: row.version,
    audience: null,
    can: { edit: edits, delete: edits, vote: poll !== null && !poll.voted && !poll.ended },
  };
};

const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

export const vote = (pool: pg.Pool, who: Who, postId: string, { options }: { options: readonly string[] }, key: string): Promise<unknown> =>
  inTransaction(pool, async (client) => {
    const ours = [who.organizationId, who.memberId];
    const { rows: first } = await client.query(
      `insert into poll_participants (organization_id, post_id, member_id, request_key)
       select q.organization_id, q.post_id, $2::uuid, $4::text
       from polls q join posts p on p.organization_id = q.organization_id and p.id = q.post_id
       where q.organization_id = $1 and q.post_id = $3 and p.state = 'published'
       for key share of q on conflict do nothing returning 1`,
      [...ours, postId, createHash('sha256').update(key).digest('base64url')],
    );
    const { rows } = await client.query<{ poll: PollRow }>(
      `select ${POLL} from posts p where p.organization_id = $1 and p.id = $3 and p.state = 'published'`,
      [...ours, postId],
    );
    const poll = rows[0]?.poll;
    if (first.length === 0 || poll === undefined) throw new Error('Voted already, or no such poll');
    const places = options.map((id) => poll.options.findIndex((option) => option.id === id) + 1);
    const ballots = `with written as (insert into ballots (organization_id, post_id, member_id, option_id)
      select $1::uuid, $2::uuid, $4::uuid, option_id from unnest($5::uuid[]) as option_id)`;
    const totals = await client.query<{ voters: number; votes: number[] }>(
      `${poll.anonymous ? '' : ballots} update poll_tallies set voters = voters + 1, votes = (
         select array_agg(total + (place = any($3::int[]))::int order by place) from unnest(votes) with ordinality as counted (total, place))
       where organization_id = $1 and post_id = $2 returning voters, votes`,
      [who.organizationId, postId, places, ...(poll.anonymous ? [] : [who.memberId, options])],
    );
    return presentPoll({ ...poll, ...totals.rows[0], voted: true, chosen: options }, who.now);
  });

export const publish = (pool: pg.Pool, who: Who, { title, body }: { title: string; body: unknown }): Promise<unknown> =>
  inTransaction(pool, async (client) => {
    const id = uuidv7();
    const { organizationId, personId, memberId, now } = who;
    const names = await client.query<{ last_name: string; first_name: string }>(
      'select id, last_name, first_name from persons where id in ($1)',
      [personId],
    );
    const author = `${names.rows[0]?.last_name} ${names.rows[0]?.first_name}`;
    await client.query(
      `insert into posts (organization_id, id, author_person_id, author_name, type, title, body, attachments, pinned, state, published_at, edited_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [organizationId, id, personId, author, 'news', title, JSON.stringify(body), [], false, 'published', now, null],
    );
    await client.query('insert into post_view_counts (organization_id, post_id) values ($1, $2)', [organizationId, id]);
    const content = { kind: 'feed.published', postId: id, postType: 'news', title };
    await client.query('insert into notification_broadcasts (organization_id, id, content, created_at) values ($1, $2, $3, $4)', [
      organizationId,
      uuidv7(),
      JSON.stringify(content),
      now,
    ]);
    await client.query(
      `insert into audit_entries (id, at, action, actor_person_id, organization_id, subject_type, subject_id, details) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [uuidv7(), now, 'feed.publish', personId, organizationId, 'post', id, '{"type":"news","planned":false}'],
    );
    const { rows } = await client.query<PostRow>(`${POSTS} id = $3`, [organizationId, memberId, id]);
    return rows[0] && presentPost(rows[0], who, new Map());
  });
