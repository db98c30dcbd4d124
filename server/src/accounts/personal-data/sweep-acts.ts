import type { Ground } from '#server/platform/ground.ts';
import { withAccounts } from '../tables.ts';

/** An act must be kept for three years (order no. 179 of Roskomnadzor, 8); it is personal data too, so no longer. */
const YEARS = 3;

/** Removes acts that need not be kept any longer, the file before the row: what fails is tried again. */
export const sweepActs = async ({ db, storage, clock }: Ground): Promise<void> => {
  const before = new Date(clock.now());
  before.setUTCFullYear(before.getUTCFullYear() - YEARS);
  const old = await withAccounts(db).selectFrom('erasures').select(['id', 'act_key']).where('erased_at', '<', before).execute();
  for (const { id, act_key } of old) {
    await storage.remove(act_key);
    await withAccounts(db).deleteFrom('erasures').where('id', '=', id).execute();
  }
};
