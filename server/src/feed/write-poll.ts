import type { z } from 'zod';
import type { NewPoll as NewPollSchema } from '#contract/feed';
import type { OptionId, OrganizationId, PostId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { timeOf } from './check-times.ts';
import { hasEnded } from './policy.ts';
import { withFeed } from './tables.ts';

type NewPoll = z.output<typeof NewPollSchema>;
interface OfPost {
  readonly organization_id: OrganizationId;
  readonly post_id: PostId;
}

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

/**
 * Edits a poll and tells whether anything of it changed. Once there are votes only its end can be moved, and of an anonymous one
 * not any more when it has ended: its few votes were shown then, and the next ones would be told from them. Refuses with `poll_locked`.
 */
export const rewritePoll = async (tx: Tx, post: OfPost, poll: NewPoll): Promise<boolean> => {
  const feed = withFeed(tx);
  // A vote holds this row (`for key share`) until its commit, so what is read below stays true.
  const before = await feed
    .selectFrom('polls')
    .select(['anonymous', 'multiple', 'ends_at'])
    .where('organization_id', '=', post.organization_id)
    .where('post_id', '=', post.post_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { voters } = await feed
    .selectFrom('poll_tallies')
    .select('voters')
    .where('organization_id', '=', post.organization_id)
    .where('post_id', '=', post.post_id)
    .executeTakeFirstOrThrow();
  const options = await feed
    .selectFrom('poll_options')
    .select('text')
    .where('organization_id', '=', post.organization_id)
    .where('post_id', '=', post.post_id)
    .orderBy('position')
    .execute();

  const sameOptions = options.length === poll.options.length && options.every(({ text }, index) => text === poll.options[index]?.text);
  const sameBallot = sameOptions && before.anonymous === poll.anonymous && before.multiple === poll.multiple;
  const sameEnd = before.ends_at?.getTime() === timeOf(poll.endsAt)?.getTime();
  const shown = before.anonymous && hasEnded({ endsAt: before.ends_at }, nowOf(tx));
  if (voters > 0 && (!sameBallot || (!sameEnd && shown))) throw new Refusal('poll_locked');
  if (sameBallot && sameEnd) return false;

  await feed
    .updateTable('polls')
    .set({ anonymous: poll.anonymous, multiple: poll.multiple, ends_at: timeOf(poll.endsAt) })
    .where('organization_id', '=', post.organization_id)
    .where('post_id', '=', post.post_id)
    .execute();
  if (!sameOptions) await replaceOptions(tx, post, poll);
  return true;
};

/** When the poll of a post ends; null when it does not, or there is none. */
export const endOfPoll = async (tx: Tx, post: OfPost): Promise<Date | null> => {
  const row = await withFeed(tx)
    .selectFrom('polls')
    .select('ends_at')
    .where('organization_id', '=', post.organization_id)
    .where('post_id', '=', post.post_id)
    .executeTakeFirst();
  return row?.ends_at ?? null;
};

const replaceOptions = async (tx: Tx, post: OfPost, poll: NewPoll): Promise<void> => {
  const feed = withFeed(tx);
  await feed.deleteFrom('poll_options').where('organization_id', '=', post.organization_id).where('post_id', '=', post.post_id).execute();
  await insertOptions(tx, post, poll);
  await feed
    .updateTable('poll_tallies')
    .set({ votes: poll.options.map(() => 0) })
    .where('organization_id', '=', post.organization_id)
    .where('post_id', '=', post.post_id)
    .execute();
};

const insertOptions = async (tx: Tx, post: OfPost, { options }: NewPoll): Promise<void> => {
  const rows = options.map(({ text }, index) => ({ ...post, id: newId<OptionId>(nowOf(tx)), position: index + 1, text }));
  await withFeed(tx).insertInto('poll_options').values(rows).execute();
};
