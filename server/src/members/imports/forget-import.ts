import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { releaseFiles } from '#server/platform/files/claim.ts';
import { type ImportRecord, withImports } from './tables.ts';

/** Removes what is personal of an import: its staged rows, headings and sample, and the file. The row in the history stays. */
export const forgetImport = async (tx: Tx, { organization_id, id, file_id }: ImportRecord): Promise<void> => {
  await withImports(tx).deleteFrom('import_rows').where('organization_id', '=', organization_id).where('import_id', '=', id).execute();
  if (file_id !== null) await releaseFiles(tx, organization_id, [file_id]);
  await withImports(tx)
    .updateTable('imports')
    .set({ file_id: null, headings: [], sample: '[]', columns: [], swept_at: nowOf(tx) })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .execute();
};
