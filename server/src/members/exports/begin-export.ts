import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { exportMoved } from './events.ts';
import type { ExportRef } from './move-export.ts';
import { type ExportRecord, withExports } from './tables.ts';

/** An attempt begins to write its file, and who asked is told; undefined when nobody waits for it any more, or another writes already. */
export const beginExport = async (
  tx: Tx,
  { organizationId, exportId }: ExportRef,
  storageKey: string,
): Promise<ExportRecord | undefined> => {
  const row = await withExports(tx)
    .updateTable('exports')
    .set({ state: 'writing', storage_key: storageKey, beat_at: nowOf(tx) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', exportId)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst();
  if (row !== undefined) exportMoved(tx, row);
  return row;
};
