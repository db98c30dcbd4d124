/** A day as `YYYY-MM-DD`. */
export interface DateCell {
  readonly date: string;
}

/** Text, number, day, or nothing. */
export type Cell = string | number | DateCell | null;

export interface Column {
  readonly title: string;
  /** In characters, as spreadsheet programs measure; 16 when not told. */
  readonly width?: number;
}

/** A table to write: its rows are taken one by one, only as fast as the file is read. */
export interface WrittenTable {
  /** The name on the sheet's tab; a CSV has none. */
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
}

/** `2001-02-28` as people write it. */
export const russianDate = (date: string): string => date.split('-').reverse().join('.');
