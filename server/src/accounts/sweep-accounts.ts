import type { Ground } from '#server/platform/ground.ts';
import { DAY } from './policy.ts';
import { withAccounts } from './tables.ts';

/** Longer than the longest limit looks back; the rows hold phones of people who may have no account. */
const KEPT = 2 * DAY;

/** Forgets what no limit and no gate asks for any more. */
export const sweepAccounts = async ({ db, clock }: Ground): Promise<void> => {
  const tables = withAccounts(db);
  const before = new Date(clock.now().getTime() - KEPT);
  await tables.deleteFrom('verifications').where('created_at', '<', before).execute();
  await tables.deleteFrom('sign_in_failures').where('at', '<', before).execute();
  await tables.deleteFrom('sessions').where('expires_at', '<=', clock.now()).execute();
};
