import type { OptionId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { newId } from '#server/platform/ids.ts';
import { type NewPoll, type OfPost, withFeed } from './tables.ts';

/** Adds the options of a poll in their order, under new ids: a vote for earlier ones finds them no more. */
export const insertOptions = async (tx: Tx, post: OfPost, { options }: NewPoll): Promise<void> => {
  const rows = options.map(({ text }, index) => ({ ...post, id: newId<OptionId>(nowOf(tx)), position: index + 1, text }));
  await withFeed(tx).insertInto('poll_options').values(rows).execute();
};
