import type { ExportId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { exportMoved } from './events.ts';
import { type ExportRecord, withExports } from './tables.ts';

/** Makes the file of an export. Not tried again: a half-made one is over, and who asked is told. */
export const makeExport = defineJob<{ organizationId: OrganizationId; exportId: ExportId }>('members.make-export', {
  retries: 0,
  expireInSeconds: 3_600,
});

type Change = Partial<Pick<ExportRecord, 'state' | 'storage_key' | 'size' | 'total' | 'done' | 'expires_at'>>;

/** Moves an export on, and tells who asked; undefined when it is over already. */
export const moveExport = async (
  tx: Tx,
  { organization_id, id }: Pick<ExportRecord, 'organization_id' | 'id'>,
  change: Change,
): Promise<ExportRecord | undefined> => {
  const over = change.state === 'ready' || change.state === 'failed';
  const row = await withExports(tx)
    .updateTable('exports')
    .set({ ...change, beat_at: nowOf(tx), ...(over ? { target: null } : {}) })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'writing'])
    .returningAll()
    .executeTakeFirst();
  if (row !== undefined) exportMoved(tx, row);
  return row;
};
