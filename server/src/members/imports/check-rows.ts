import type { ImportVerdict } from '#contract/imports';
import { localDay } from '#server/members/filter-reads.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { TableRow } from '#server/platform/tables/read-table.ts';
import { beatImport } from './beat-import.ts';
import { findRepeats } from './find-repeats.ts';
import { findImport } from './import-reads.ts';
import { judgeBatch } from './judge-batch.ts';
import { moveImport } from './move-import.ts';
import { openFile } from './open-file.ts';
import { stageRows } from './stage-rows.ts';
import { type ImportRecord, withImports } from './tables.ts';

/** Rows a batch: a transaction each, so that others get their turns and progress is seen. */
const BATCH = 1_000;

/** The second step: reads every row by what its columns mean, compares it with the register, and stages the verdicts for the preview. */
export const checkRows = async (ground: Ground, record: ImportRecord): Promise<void> => {
  const { clock, transaction, db } = ground;
  const { organization_id: organizationId, id } = record;
  const begun = clock.now();
  const reading = {
    columns: record.columns.map((field) => (field === '' ? null : field)),
    today: (await localDay(db, organizationId, begun)).today,
    repeats: findRepeats(),
  };
  await transaction(begun, async (tx) => {
    await beatImport(tx, record, 0);
    await withImports(tx).deleteFrom('import_rows').where('organization_id', '=', organizationId).where('import_id', '=', id).execute();
  });

  const counts: Record<ImportVerdict, number> = { add: 0, update: 0, same: 0, skip: 0 };
  let done = 0;
  const check = async (rows: readonly TableRow[]): Promise<void> => {
    done += rows.length;
    const checked = await transaction(clock.now(), async (tx) => {
      await beatImport(tx, record, done);
      const judged = await judgeBatch(tx, organizationId, rows, reading);
      await stageRows(tx, record, judged);
      return judged;
    });
    for (const { verdict } of checked) counts[verdict] += 1;
  };

  let batch: TableRow[] = [];
  for await (const row of openFile(ground, record)) {
    if (row.number <= record.heading_row) continue;
    batch.push(row);
    if (batch.length < BATCH) continue;
    await check(batch);
    batch = [];
  }
  await check(batch);

  await transaction(clock.now(), async (tx) => {
    await beatImport(tx, record, done);
    await moveImport(tx, await findImport(tx, organizationId, id, true), {
      state: 'checked',
      version: record.version + 1,
      checked_from: begun,
      adds: counts.add,
      updates: counts.update,
      sames: counts.same,
      skips: counts.skip,
    });
  });
};
