import type { Tx } from '#server/platform/database/database.ts';
import { type SessionAnswer, withSession } from '#server/platform/http/answer.ts';
import type { VisitorScope } from '#server/platform/http/gates.ts';
import { tellSessionsEnded } from './events.ts';
import { withAccounts } from './tables.ts';

/** Ends this browser's session; without one there is nothing to do. */
export const signOut = async (tx: Tx, scope: VisitorScope): Promise<SessionAnswer<undefined>> => {
  if (scope.session !== null) {
    await withAccounts(tx).deleteFrom('sessions').where('id', '=', scope.session.id).execute();
    tellSessionsEnded(tx, scope.session.personId);
  }
  return withSession(undefined, null);
};
