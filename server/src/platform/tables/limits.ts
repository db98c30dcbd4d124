import { TableError } from './table-error.ts';

/** What a read file may cost at most. Declared sizes are never trusted: each limit is held against what was really read. */
export interface TableLimits {
  /** The file itself. */
  readonly fileBytes: number;
  /** All parts of an XLSX that are read, inflated. */
  readonly inflatedBytes: number;
  /** How many times a part may grow; the densest honest sheets reach about 60, DEFLATE can do 1 032. */
  readonly inflation: number;
  /** Names in the container. */
  readonly entries: number;
  /** Filled rows, the heading included. */
  readonly rows: number;
  /** Counted up to the last filled cell of a row. */
  readonly columns: number;
  /** Characters in one cell; Excel's own limit is 32 767. */
  readonly cellLength: number;
  /** Different texts of an XLSX; they are held in memory. */
  readonly sharedStrings: number;
  readonly sharedBytes: number;
}

export const TABLE_LIMITS: TableLimits = {
  fileBytes: 64 * 2 ** 20,
  inflatedBytes: 512 * 2 ** 20,
  inflation: 200,
  entries: 10_000,
  rows: 100_001,
  columns: 200,
  cellLength: 32_767,
  sharedStrings: 2_000_000,
  sharedBytes: 64 * 2 ** 20,
};

/** The last row and column that a worksheet can have (ECMA-376, as Excel limits it). */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** Throws `table_too_large` once `value` is over the limit. */
export function hold(limits: TableLimits, limit: keyof TableLimits, value: number): void {
  if (value > limits[limit]) throw new TableError('table_too_large', { limit, most: limits[limit] });
}
