import type { DocumentId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { documentTexts } from './document-texts.ts';
import { withAccounts } from './tables.ts';

/** Publishes the first version of each document that has none, so that people can sign up from the first start on. */
export const ensureDocuments = async (tx: Tx, now: Date): Promise<void> => {
  const rows = documentTexts().map(({ kind, title, body }) => ({
    id: newId<DocumentId>(now),
    kind,
    version: 1,
    title,
    body: JSON.stringify(body),
    required: true,
    published_at: now,
  }));
  await withAccounts(tx)
    .insertInto('documents')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['kind', 'version']).doNothing())
    .execute();
};
