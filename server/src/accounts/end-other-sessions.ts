import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { tellSessionsEnded } from './events.ts';
import { withAccounts } from './tables.ts';

/** Ends every session of this person but the one that asks. */
export const endOtherSessions = async (tx: Tx, scope: PersonScope): Promise<undefined> => {
  await withAccounts(tx).deleteFrom('sessions').where('person_id', '=', scope.personId).where('id', '<>', scope.sessionId).execute();
  tellSessionsEnded(tx, scope.personId);
};
