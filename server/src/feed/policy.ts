import { ANONYMOUS_MIN_VOTES, type Post } from '#contract/feed';
import type { GroupId, MemberId } from '#contract/ids';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';

/** Head and administrators publish, edit and delete, each other's publications too. */
export const mayPublish = (scope: MemberScope): boolean => scope.role !== 'member';

/** A planned publication does not exist for members. */
export const maySeePlanned = mayPublish;

export const hasEnded = ({ endsAt }: { readonly endsAt: Date | null }, now: Date): boolean => endsAt !== null && endsAt <= now;

/** Few anonymous votes name their voters, to everybody and to administrators alike; at the end the numbers are what was asked for. */
export const hidesVotes = (
  poll: { readonly anonymous: boolean; readonly voters: number; readonly endsAt: Date | null },
  now: Date,
): boolean => poll.anonymous && poll.voters < ANONYMOUS_MIN_VOTES && !hasEnded(poll, now);

export const canOf = (
  scope: MemberScope,
  {
    planned,
    addressed,
    commentsOpen,
    poll,
  }: {
    readonly planned: boolean;
    readonly addressed: boolean;
    readonly commentsOpen: boolean;
    readonly poll: { readonly endsAt: Date | null; readonly voted: boolean } | null;
  },
): Post['can'] => ({
  edit: mayPublish(scope),
  delete: mayPublish(scope),
  // Who sees a publication may talk about it: its audience, head and administrators.
  comment: !planned && commentsOpen,
  vote: poll !== null && !planned && addressed && !poll.voted && !hasEnded(poll, scope.now),
});

/** Own words are one's own to take back; head and administrators keep order. */
export const mayDeleteComment = (actor: Pick<MemberScope, 'role' | 'memberId'>, authorId: MemberId): boolean =>
  actor.role !== 'member' || authorId === actor.memberId;

/** Farther away is a mistake in the year. */
const MAX_AHEAD_DAYS = 366;
const MAX_POLL_DAYS = 10 * 366;
const daysAfter = (time: Date, days: number) => new Date(time.getTime() + days * 24 * 3_600_000);

interface Times {
  readonly now: Date;
  /** The time chosen for a planned publication; null where none was. */
  readonly publishAt: Date | null;
  /** When members will see it. */
  readonly appearsAt: Date;
  /** The time chosen for the end of the poll; null where none was. */
  readonly endsAt: Date | null;
}

/** Refuses (`invalid`, by field) what is planned for the past or too far ahead, and a poll that ends before anybody can vote. */
export const checkTimes = ({ now, publishAt, appearsAt, endsAt }: Times): void => {
  const fields: Record<string, string> = {};
  if (publishAt !== null && publishAt <= now) fields.publishAt = 'date_early';
  if (publishAt !== null && publishAt > daysAfter(now, MAX_AHEAD_DAYS)) fields.publishAt = 'date_far';
  if (endsAt !== null && (endsAt <= now || endsAt <= appearsAt)) fields['poll.endsAt'] = 'date_early';
  if (endsAt !== null && endsAt > daysAfter(now, MAX_POLL_DAYS)) fields['poll.endsAt'] = 'date_far';
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields });
};

/** A time of the contract, where there is one. */
export const timeOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));

/** Whether an audience leaves out somebody who was in the other one; null is everybody. */
export const isNarrower = (audience: readonly GroupId[] | null, than: readonly GroupId[] | null): boolean =>
  audience !== null && (than === null || than.some((id) => !audience.includes(id)));
