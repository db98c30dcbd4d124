import type { Tx } from '#server/platform/database/database.ts';
import { insertOptions } from './insert-options.ts';
import { timeOf } from './policy.ts';
import { type NewPoll, type OfPost, withFeed } from './tables.ts';

/** Adds the poll of a new post: its options in their order, and a tally of zeros. */
export const insertPoll = async (tx: Tx, post: OfPost, poll: NewPoll): Promise<void> => {
  const feed = withFeed(tx);
  await feed
    .insertInto('polls')
    .values({ ...post, anonymous: poll.anonymous, multiple: poll.multiple, ends_at: timeOf(poll.endsAt) })
    .execute();
  await insertOptions(tx, post, poll);
  await feed
    .insertInto('poll_tallies')
    .values({ ...post, votes: poll.options.map(() => 0) })
    .execute();
};
