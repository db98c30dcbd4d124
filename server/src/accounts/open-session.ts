import { randomBytes } from 'node:crypto';
import type { PersonId, SessionId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { recheckAccess } from '#server/platform/database/transaction.ts';
import { hashToken, type RequestFacts } from '#server/platform/http/gates.ts';
import { newId } from '#server/platform/ids.ts';
import { describeDevice } from './describe-device.ts';
import { SESSION_TIME } from './policy.ts';
import { withAccounts } from './tables.ts';

/**
 * Opens a session and gives its token, for the cookie alone. Always a new one, and the one this browser had ends: a token
 * planted before the sign-in opens nothing after it.
 */
export const openSession = async (tx: Tx, scope: RequestFacts, personId: PersonId): Promise<string> => {
  if (scope.session !== null) {
    await withAccounts(tx).deleteFrom('sessions').where('id', '=', scope.session.id).execute();
    recheckAccess(tx, scope.session.personId);
  }
  const token = randomBytes(32).toString('base64url');
  await withAccounts(tx)
    .insertInto('sessions')
    .values({
      token_hash: hashToken(token),
      id: newId<SessionId>(scope.now),
      person_id: personId,
      device: describeDevice(scope.userAgent),
      address: scope.address,
      created_at: scope.now,
      seen_at: scope.now,
      expires_at: new Date(scope.now.getTime() + SESSION_TIME),
    })
    .execute();
  return token;
};
