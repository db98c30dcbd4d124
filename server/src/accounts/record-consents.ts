import type { Document } from '#contract/accounts';
import type { PersonId } from '#contract/ids';
import { recordMany } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { RequestFacts } from '#server/platform/http/gates.ts';
import { describeDevice } from './describe-device.ts';
import { withAccounts } from './tables.ts';

/** Records that a person agreed to these versions: when, from where, with what. One that was withdrawn is in force again. */
export const recordConsents = async (
  tx: Tx,
  { now, address, userAgent }: Pick<RequestFacts, 'now' | 'address' | 'userAgent'>,
  personId: PersonId,
  documents: readonly Pick<Document, 'id' | 'kind' | 'version'>[],
): Promise<void> => {
  if (documents.length === 0) return;
  const circumstances = { given_at: now, address, device: describeDevice(userAgent), withdrawn_at: null };
  const written = await withAccounts(tx)
    .insertInto('consents')
    .values(documents.map(({ id }) => ({ person_id: personId, document_id: id, ...circumstances })))
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'document_id']).doUpdateSet(circumstances).where('consents.withdrawn_at', 'is not', null),
    )
    .returning('document_id')
    .execute();
  const given = new Set(written.map(({ document_id }) => document_id));
  await recordMany(
    tx,
    { action: 'accounts.give-consent', actor: personId, subjectType: 'document', now },
    documents.filter(({ id }) => given.has(id)).map(({ id, kind, version }) => ({ subjectId: id, details: { kind, version } })),
  );
};
