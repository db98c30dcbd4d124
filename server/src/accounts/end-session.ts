import type { endSession as endpoint } from '#contract/accounts';
import type { Parsed } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import { type SessionAnswer, withSession } from '#server/platform/http/answer.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { tellSessionsEnded } from './events.ts';
import { withAccounts } from './tables.ts';

/** Ends one of one's own sessions; this one too. Refuses with `not_found` for what is no session of this person. */
export const endSession = async (
  tx: Tx,
  scope: PersonScope,
  { params }: Parsed<typeof endpoint>,
): Promise<SessionAnswer<undefined> | undefined> => {
  const ended = await withAccounts(tx)
    .deleteFrom('sessions')
    .where('id', '=', params.sessionId)
    .where('person_id', '=', scope.personId)
    .executeTakeFirst();
  if (ended.numDeletedRows === 0n) throw new Refusal('not_found');
  tellSessionsEnded(tx, scope.personId);
  return params.sessionId === scope.sessionId ? withSession(undefined, null) : undefined;
};
