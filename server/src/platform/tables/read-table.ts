import { findDialect } from './csv-dialect.ts';
import { detectContainer } from './detect.ts';
import { hold, TABLE_LIMITS, type TableLimits } from './limits.ts';
import { openPackage } from './package.ts';
import { readCsv } from './read-csv.ts';
import { readSheet } from './read-sheet.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readStyles } from './styles.ts';
import { TableError } from './table-error.ts';
import type { TableRow } from './table-row.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

export type { TableRow };

export interface Table {
  readonly format: 'xlsx' | 'csv';
  /** The name on the sheet's tab; a CSV has none. */
  readonly sheet: string | null;
  /** Reads the rows from the first, as fast as they are taken; nothing stays open when the loop ends early. May be called again. */
  rows(): AsyncGenerator<TableRow, void, undefined>;
}

/**
 * Opens a spreadsheet by what it is, whatever its name says: XLSX (its first visible sheet) or CSV (`;` `,` tab; UTF-8, UTF-16, Windows-1251).
 * Both this and the reading of rows throw `TableError`; `table_formulas`, `table_too_large` and `table_broken` may come at any row,
 * `table_empty` comes when the rows end without one. Dates are `YYYY-MM-DD`, truth values TRUE and FALSE.
 */
export async function openTable(path: string, limits: Partial<TableLimits> = {}): Promise<Table> {
  const held = { ...TABLE_LIMITS, ...limits };
  if ((await detectContainer(path, held)) === 'text') {
    const dialect = await findDialect(path);
    return { format: 'csv', sheet: null, rows: () => counted(readCsv(path, dialect, held), held) };
  }
  const parts = await openPackage(path, held);
  try {
    const workbook = await readWorkbook(parts);
    return { format: 'xlsx', sheet: workbook.sheetName, rows: () => counted(readXlsx(path, workbook, held), held) };
  } finally {
    parts.close();
  }
}

async function* readXlsx(path: string, workbook: Workbook, limits: TableLimits): AsyncGenerator<TableRow> {
  const parts = await openPackage(path, limits);
  try {
    const styles = await readStyles(parts, workbook.styles);
    const shared = await readSharedStrings(parts, workbook.sharedStrings, limits);
    yield* readSheet(parts, workbook.sheet, { styles, shared, limits, date1904: workbook.date1904 });
  } finally {
    parts.close();
  }
}

async function* counted(rows: AsyncIterable<TableRow>, limits: TableLimits): AsyncGenerator<TableRow, void, undefined> {
  let count = 0;
  for await (const row of rows) {
    hold(limits, 'rows', ++count);
    yield row;
  }
  if (count === 0) throw new TableError('table_empty');
}
