import type { ExportId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { exportMoved } from './events.ts';
import { type ExportRecord, withExports } from './tables.ts';

export interface ExportRef {
  readonly organizationId: OrganizationId;
  readonly exportId: ExportId;
}

/** Makes the file of an export. Not tried again by the queue: `failExport` asks for the next attempt once this one has ended. */
export const makeExport = defineJob<ExportRef>('members.make-export', {
  retries: 0,
  expireInSeconds: 3_600,
});

type Change = Partial<Pick<ExportRecord, 'state' | 'attempts' | 'storage_key' | 'size' | 'total' | 'done' | 'expires_at'>>;

/**
 * Moves an export on, and tells who asked; undefined when it is over already, or the attempt was given up and the next one has its turn. A
 * failed one keeps for a day what was asked for.
 */
export const moveExport = async (
  tx: Tx,
  { organization_id, id, attempts }: Pick<ExportRecord, 'organization_id' | 'id' | 'attempts'>,
  change: Change,
): Promise<ExportRecord | undefined> => {
  const row = await withExports(tx)
    .updateTable('exports')
    .set({ ...change, beat_at: nowOf(tx), ...(change.state === 'ready' ? { target: null } : {}) })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('state', 'in', ['waiting', 'writing'])
    .returningAll()
    .executeTakeFirst();
  if (row !== undefined) exportMoved(tx, row);
  return row;
};
