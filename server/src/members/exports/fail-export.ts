import type { Tx } from '#server/platform/database/database.ts';
import { enqueue, nowOf } from '#server/platform/database/transaction.ts';
import { makeExport, moveExport } from './move-export.ts';
import type { ExportRecord } from './tables.ts';

/** How often the making of one file is tried: a database that restarts or a disk that is full for a moment is no reason to give up. */
const ATTEMPTS = 3;
const WAIT_MS = 10_000;

/**
 * An attempt failed, or broke off with its process: the next one waits its turn, and after the last one the export shows as failed. Gives
 * whether it was still on its way; then the file that it had begun is nobody's.
 */
export const failExport = async (tx: Tx, row: Pick<ExportRecord, 'organization_id' | 'id' | 'attempts'>): Promise<boolean> => {
  const attempts = row.attempts + 1;
  const last = attempts >= ATTEMPTS;
  const moved = await moveExport(tx, row, { attempts, storage_key: null, ...(last ? { state: 'failed' } : { state: 'waiting', done: 0 }) });
  if (moved === undefined || last) return moved !== undefined;
  const startAfter = new Date(nowOf(tx).getTime() + attempts * WAIT_MS);
  await enqueue(tx, makeExport, { organizationId: row.organization_id, exportId: row.id }, { startAfter });
  return true;
};
