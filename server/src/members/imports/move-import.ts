import type { Updateable } from 'kysely';
import type { ImportId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue, nowOf } from '#server/platform/database/transaction.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { importMoved } from './events.ts';
import { RUNNING } from './policy.ts';
import { type ImportRecord, type ImportsTables, withImports } from './tables.ts';

export interface ImportRef {
  readonly organizationId: OrganizationId;
  readonly importId: ImportId;
}
/** The step that an import's state asks for. Not tried again by the queue: `restartImports` looks after what broke off. */
export const importStep = defineJob<ImportRef>('members.import-step', { retries: 0, expireInSeconds: 900 });

/**
 * Brings an import, whose row the caller has locked, to another state, tells it, and has the job run where the state has a step.
 * A run that is still at work stops at its next batch.
 */
export const moveImport = async (
  tx: Tx,
  { organization_id, id, run }: Pick<ImportRecord, 'organization_id' | 'id' | 'run'>,
  change: Updateable<ImportsTables['imports']> & Pick<ImportRecord, 'state'>,
): Promise<ImportRecord> => {
  const row = await withImports(tx)
    .updateTable('imports')
    .set({ done: 0, restarts: 0, begun: false, run: run + 1, beat_at: nowOf(tx), ...change })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (RUNNING.includes(row.state)) await enqueue(tx, importStep, { organizationId: organization_id, importId: id });
  importMoved(tx, row);
  return row;
};
