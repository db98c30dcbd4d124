import type { Document } from '#contract/accounts';
import type { PersonId } from '#contract/ids';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { RequestFacts } from '#server/platform/http/gates.ts';
import { describeDevice } from './describe-device.ts';
import { withAccounts } from './tables.ts';

/** Records that a person agreed to these versions: when, from where, with what. One that was withdrawn is in force again. */
export const recordConsents = async (
  tx: Tx,
  scope: RequestFacts,
  personId: PersonId,
  documents: readonly Pick<Document, 'id' | 'kind' | 'version'>[],
): Promise<void> => {
  for (const { id, kind, version } of documents) {
    const circumstances = { given_at: scope.now, address: scope.address, device: describeDevice(scope.userAgent), withdrawn_at: null };
    const written = await withAccounts(tx)
      .insertInto('consents')
      .values({ person_id: personId, document_id: id, ...circumstances })
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'document_id']).doUpdateSet(circumstances).where('consents.withdrawn_at', 'is not', null),
      )
      .executeTakeFirst();
    if (written.numInsertedOrUpdatedRows === 0n) continue;
    await record(tx, {
      action: 'accounts.give-consent',
      actor: personId,
      subjectType: 'document',
      subjectId: id,
      details: { kind, version },
      now: scope.now,
    });
  }
};
