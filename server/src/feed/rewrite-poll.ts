import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { insertOptions } from './insert-options.ts';
import { hasEnded, timeOf } from './policy.ts';
import { type NewPoll, type OfPost, withFeed } from './tables.ts';

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
