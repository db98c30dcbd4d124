import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { vote as endpoint, Poll } from '#contract/feed';
import type { OptionId, PostId } from '#contract/ids';
import type { Parsed } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import { afterCommit } from '#server/platform/database/transaction.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { audienceOf } from './audience-reads.ts';
import type { FeedPublisher } from './events.ts';
import { hasEnded, timeOf } from './policy.ts';
import { type PollRow, presentPoll } from './present-poll.ts';
import { loadPoll } from './reads.ts';

/**
 * Votes, once. Of an anonymous vote nothing is left but that the member took part and the new totals: no journal, no time, no
 * choice, no stored answer. A repetition with the same idempotency key gets the poll as it stands.
 * Raises `not_found` (of a poll for others too), `poll_ended`, `poll_voted` and `invalid` for options that cannot be chosen.
 */
export const castVote =
  (publisher: FeedPublisher) =>
  async (tx: Tx, scope: MemberScope, { params: { postId }, body }: Parsed<typeof endpoint>): Promise<Poll> => {
    const key = keyOf(scope);
    // First, for it makes a second vote of this member wait, and keeps the poll from being edited under this one.
    const first = await takePart(tx, scope, postId, key);
    const poll = await loadPoll(tx, scope, postId);
    if (poll === undefined) throw new Refusal('not_found');
    if (!first) {
      if (key === null || key !== poll.requestKey) throw new Refusal('poll_voted');
      return presentPoll(poll, scope.now);
    }
    if (hasEnded({ endsAt: timeOf(poll.endsAt) }, scope.now)) throw new Refusal('poll_ended');
    const places = placesOf(poll, body.options);

    const totals = await count(tx, scope, postId, poll.anonymous ? [] : body.options, places);
    afterCommit(tx, () => publisher.voted(scope.organizationId, postId));
    const chosen = poll.options.flatMap(({ id }) => (body.options.includes(id) ? [id] : []));
    return presentPoll({ ...poll, ...totals, chosen }, scope.now);
  };

// Hashed: a key is the client's to choose and may hold a time, which must not stand beside a vote.
const keyOf = ({ idempotencyKey }: MemberScope): string | null =>
  idempotencyKey === null ? null : createHash('sha256').update(idempotencyKey).digest('base64url');

const takePart = async (tx: Tx, scope: MemberScope, postId: PostId, key: string | null): Promise<boolean> => {
  const { addressed } = await audienceOf(tx, scope);
  const { rows } = await sql`
    insert into poll_participants (organization_id, post_id, member_id, request_key)
    select q.organization_id, q.post_id, ${scope.memberId}::uuid, ${key}::text
    from polls q join posts p on p.organization_id = q.organization_id and p.id = q.post_id
    where q.organization_id = ${scope.organizationId} and q.post_id = ${postId} and p.state = 'published' and ${addressed}
    for key share of q
    on conflict do nothing
    returning 1`.execute(tx);
  return rows.length > 0;
};

/** The places of the chosen options in the tally. */
const placesOf = ({ options, multiple }: PollRow, chosen: readonly OptionId[]): number[] => {
  if (chosen.length > 1 && !multiple) throw new Refusal('invalid', { fields: { options: 'too_big' } });
  const ids = options.map(({ id }) => id);
  const wrong = chosen.flatMap((id, index) => (ids.includes(id) && chosen.indexOf(id) === index ? [] : [`options.${index}`]));
  if (wrong.length > 0) throw new Refusal('invalid', { fields: Object.fromEntries(wrong.map((field) => [field, 'invalid_value'])) });
  return chosen.map((id) => ids.indexOf(id) + 1);
};

/** Adds the vote to the totals, and for an open poll writes down who chose what; last, for all voters queue on the totals' row. */
const count = async (
  tx: Tx,
  { organizationId, memberId }: MemberScope,
  postId: PostId,
  ballots: readonly OptionId[],
  places: readonly number[],
): Promise<Pick<PollRow, 'voters' | 'votes' | 'voted'>> => {
  const written = sql`with written as (
    insert into ballots (organization_id, post_id, member_id, option_id)
    select ${organizationId}::uuid, ${postId}::uuid, ${memberId}::uuid, option_id from unnest(${ballots}::uuid[]) as option_id)`;
  const { rows } = await sql<{ voters: number; votes: number[] }>`
    ${ballots.length > 0 ? written : sql``}
    update poll_tallies set voters = voters + 1, votes = (
      select array_agg(total + (place = any(${places}::int[]))::int order by place) from unnest(votes) with ordinality as counted (total, place))
    where organization_id = ${organizationId} and post_id = ${postId}
    returning voters, votes`.execute(tx);
  const [totals] = rows;
  if (totals === undefined) throw new Error('A poll without a tally');
  return { ...totals, voted: true };
};
