import type { withdrawConsent as endpoint } from '#contract/accounts';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withAccounts } from './tables.ts';

/** Records that a consent is withdrawn; the account stays. Refuses with `not_found` where none is in force. */
export const withdrawConsent = async (tx: Tx, scope: PersonScope, { params }: Parsed<typeof endpoint>): Promise<undefined> => {
  const withdrawn = await withAccounts(tx)
    .updateTable('consents')
    .set({ withdrawn_at: scope.now })
    .where('person_id', '=', scope.personId)
    .where('document_id', '=', params.documentId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (withdrawn.numUpdatedRows === 0n) throw new Refusal('not_found');
  await record(tx, {
    action: 'accounts.withdraw-consent',
    actor: scope.personId,
    subjectType: 'document',
    subjectId: params.documentId,
    now: scope.now,
  });
};
