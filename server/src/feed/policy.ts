import { ANONYMOUS_MIN_VOTES, type Post } from '#contract/feed';
import type { MemberScope } from '#server/platform/http/gates.ts';

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
  { planned, poll }: { readonly planned: boolean; readonly poll: { readonly endsAt: Date | null; readonly voted: boolean } | null },
): Post['can'] => ({
  edit: mayPublish(scope),
  delete: mayPublish(scope),
  vote: poll !== null && !planned && !poll.voted && !hasEnded(poll, scope.now),
});
