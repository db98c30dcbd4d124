import type { Post } from '#contract/feed';
import type { OptionId, PostId } from '#contract/ids';

/** A publication with the totals that an event brought; older ones, come late, change nothing. */
export function votedIn(post: Post, { voters, votes }: { voters: number | null; votes: Readonly<Record<OptionId, number>> | null }): Post {
  if (post.poll === null || voters === null || voters < post.poll.voters) return post;
  const options = post.poll.options.map((option) => ({ ...option, votes: votes === null ? null : (votes[option.id] ?? option.votes) }));
  return { ...post, poll: { ...post.poll, voters, options } };
}

/** Views only grow. */
export function seenBy(post: Post, views: Readonly<Record<PostId, number>>): Post {
  const seen = views[post.id];
  return seen === undefined || seen <= post.views ? post : { ...post, views: seen };
}

export const commentedOn = (post: Post, comments: number): Post => (comments === post.comments ? post : { ...post, comments });

/**
 * Per cents of each option. Where one answer is given they sum to 100 (largest remainders); where several are, each is its
 * share of the voters.
 */
export function percents(votes: readonly number[], voters: number, multiple: boolean): number[] {
  const total = multiple ? voters : votes.reduce((sum, count) => sum + count, 0);
  if (total === 0) return votes.map(() => 0);
  const exact = votes.map((count) => (count * 100) / total);
  if (multiple) return exact.map(Math.round);
  const whole = exact.map(Math.floor);
  const missing = 100 - whole.reduce((sum, share) => sum + share, 0);
  const remainder = (index: number) => (exact[index] ?? 0) - (whole[index] ?? 0);
  const largest = [...exact.keys()].sort((a, b) => remainder(b) - remainder(a)).slice(0, missing);
  return whole.map((share, index) => share + (largest.includes(index) ? 1 : 0));
}
