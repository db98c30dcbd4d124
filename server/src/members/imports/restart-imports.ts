import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { forgetImport } from './forget-import.ts';
import { moveImport } from './move-import.ts';
import { type ImportRecord, withImports } from './tables.ts';

/** A step says every few thousand rows that it is alive; writing says nothing before its end, but holds the row. */
const SILENT_MS = 60_000;
const RESTARTS = 3;

/**
 * Looks after steps that broke off with the process: begun anew a few times, then given up with a message. Nothing is half-done then:
 * writing and taking back are one transaction each.
 */
export const restartImports = async ({ clock, transaction }: Ground): Promise<void> => {
  const now = clock.now();
  await transaction(now, async (tx) => {
    const { rows } = await sql<Pick<ImportRecord, 'organization_id' | 'id'>>`select organization_id, id from imports
      where state in ('reading', 'checking', 'applying', 'undoing') and beat_at < ${new Date(now.getTime() - SILENT_MS)}
      limit 100 for update skip locked`.execute(tx);
    for (const row of rows) await restart(tx, row);
  });
};

const restart = async (tx: Tx, { organization_id, id }: Pick<ImportRecord, 'organization_id' | 'id'>): Promise<void> => {
  const row = await withImports(tx)
    .selectFrom('imports')
    .selectAll()
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  // One that waits for its turn behind others has not broken off; asking anew costs nothing.
  const restarts = row.begun ? row.restarts + 1 : row.restarts;
  if (restarts <= RESTARTS) return void (await moveImport(tx, row, { state: row.state, restarts }));
  // What was imported stays imported; the rest begins with the file again.
  if (row.state === 'undoing') return void (await moveImport(tx, row, { state: 'applied', problem: 'interrupted' }));
  await forgetImport(tx, await moveImport(tx, row, { state: 'failed', problem: 'interrupted' }));
};
