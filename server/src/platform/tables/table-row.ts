/** A filled row: its number as the spreadsheet program shows it, and its cells as a person sees them, without empty ones at the end. */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}
