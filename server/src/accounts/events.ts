import type { PersonId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { emit, recheckAccess } from '#server/platform/database/transaction.ts';

/** Tells this person's windows that sessions ended, and makes their sockets show anew who they are. */
export const tellSessionsEnded = (tx: Tx, personId: PersonId): void => {
  emit(tx, `person:${personId}`, { type: 'accounts.session-ended' });
  recheckAccess(tx, personId);
};
