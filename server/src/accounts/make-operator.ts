import type { PersonId } from '#contract/ids';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf, recheckAccess } from '#server/platform/database/transaction.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withAccounts } from './tables.ts';

/** Makes a registered person an operator; journalled as the program's own act. Refuses with `not_found`. */
export const makeOperator = async (tx: Tx, personId: PersonId): Promise<void> => {
  const made = await withAccounts(tx).updateTable('persons').set({ is_operator: true }).where('id', '=', personId).executeTakeFirst();
  if (made.numUpdatedRows === 0n) throw new Refusal('not_found');
  await record(tx, { action: 'accounts.make-operator', actor: null, subjectType: 'person', subjectId: personId, now: nowOf(tx) });
  recheckAccess(tx, personId);
};
