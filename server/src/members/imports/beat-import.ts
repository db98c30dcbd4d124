import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { importMoved } from './events.ts';
import { type ImportRecord, withImports } from './tables.ts';

/** Somebody gave the import up, or began its step anew: this run has nothing more to do. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** Says how far a step has come and that it is alive. Throws `Superseded` when the step is not this run's any more. */
export const beatImport = async (tx: Tx, { organization_id, id, run }: ImportRecord, done: number): Promise<void> => {
  const row = await withImports(tx)
    .updateTable('imports')
    .set({ done, beat_at: nowOf(tx) })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .where('run', '=', run)
    .returning(['organization_id', 'id', 'state', 'rows', 'done'])
    .executeTakeFirst();
  if (row === undefined) throw new Superseded();
  importMoved(tx, row);
};
