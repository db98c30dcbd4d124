import type { PersonId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import type { RequestFacts } from '#server/platform/http/gates.ts';
import { tellSessionsEnded } from './events.ts';
import { openSession } from './open-session.ts';
import { withAccounts } from './tables.ts';

/** Stores a new password's hash, ends every session of the person and gives the token of a new one, for this browser. */
export const setPassword = async (tx: Tx, scope: RequestFacts, personId: PersonId, passwordHash: string): Promise<string> => {
  await withAccounts(tx).updateTable('persons').set({ password_hash: passwordHash }).where('id', '=', personId).execute();
  await withAccounts(tx).deleteFrom('sessions').where('person_id', '=', personId).execute();
  tellSessionsEnded(tx, personId);
  return openSession(tx, scope, personId);
};
