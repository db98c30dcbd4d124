import type { Tx } from '#server/platform/database/database.ts';
import { enqueue, nowOf } from '#server/platform/database/transaction.ts';
import { makeExport, moveExport } from './move-export.ts';
import type { ExportRecord } from './tables.ts';

/** How often the making of one file is tried: a database that restarts or a disk that is full for a moment is no reason to give up. */
const ATTEMPTS = 3;
const WAIT_MS = 10_000;

/** After a failed attempt has removed its file: the next one waits its turn, and after the last one the export shows as failed. */
export const failExport = async (tx: Tx, row: Pick<ExportRecord, 'organization_id' | 'id'>, attempt: number): Promise<void> => {
  if (attempt >= ATTEMPTS) {
    await moveExport(tx, row, { state: 'failed', storage_key: null });
    return;
  }
  const waiting = await moveExport(tx, row, { state: 'waiting', storage_key: null, done: 0 });
  if (waiting === undefined) return;
  const { organization_id: organizationId, id: exportId } = row;
  const startAfter = new Date(nowOf(tx).getTime() + attempt * WAIT_MS);
  await enqueue(tx, makeExport, { organizationId, exportId, attempt: attempt + 1 }, { startAfter });
};
