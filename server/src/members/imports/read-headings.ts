import type { Ground } from '#server/platform/ground.ts';
import type { TableRow } from '#server/platform/tables/read-table.ts';
import { TableError } from '#server/platform/tables/table-error.ts';
import { beatImport } from './beat-import.ts';
import { findHeading } from './find-heading.ts';
import { findImport } from './import-reads.ts';
import { matchColumns } from './match-columns.ts';
import { moveImport } from './move-import.ts';
import { openFile } from './open-file.ts';
import type { ImportRecord } from './tables.ts';

/** Above the headings stand a title and a date, no more. */
const HEADING_AMONG = 10;
const SAMPLE = 5;
/** Characters of a cell: enough to know the column by. */
const SHOWN = 100;
const BEAT_EVERY = 5_000;

/** The first step: reads the whole file once, so that whatever is wrong with it is told now, and finds out what its columns mean. */
export const readHeadings = async (ground: Ground, record: ImportRecord): Promise<void> => {
  const { clock, transaction } = ground;
  const first: TableRow[] = [];
  let count = 0;
  for await (const row of openFile(ground, record)) {
    count += 1;
    if (first.length < HEADING_AMONG + SAMPLE) first.push(row);
    if (count % BEAT_EVERY === 0) await transaction(clock.now(), (tx) => beatImport(tx, record, count));
  }
  const heading = findHeading(first.slice(0, HEADING_AMONG));
  const below = first.slice(heading === undefined ? 0 : first.indexOf(heading) + 1);
  const rows = count - (first.length - below.length);
  if (heading === undefined || rows === 0) throw new TableError('table_empty');

  const sample = below.slice(0, SAMPLE).map(({ cells }) => cells.map(shorten));
  const width = Math.max(heading.cells.length, ...sample.map((cells) => cells.length));
  const headings = Array.from({ length: width }, (_, index) => shorten(heading.cells[index] ?? ''));
  await transaction(clock.now(), async (tx) => {
    await beatImport(tx, record, count);
    const columns = matchColumns(headings).map((field) => field ?? '');
    await moveImport(tx, await findImport(tx, record.organization_id, record.id, true), {
      state: 'columns',
      heading_row: heading.number,
      headings,
      sample: JSON.stringify(sample),
      columns,
      rows,
    });
  });
};

const shorten = (cell: string): string => (cell.length > SHOWN ? `${cell.slice(0, SHOWN - 1)}…` : cell);
