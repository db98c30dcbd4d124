/**
 * Why a file is not taken:
 * `table_type` no spreadsheet that we read; `table_locked` behind a password; `table_macros` carries a program;
 * `table_formulas` a cell is computed; `table_too_large` over a limit; `table_broken` damaged; `table_empty` no filled row.
 */
export type TableErrorCode =
  | 'table_type'
  | 'table_locked'
  | 'table_macros'
  | 'table_formulas'
  | 'table_too_large'
  | 'table_broken'
  | 'table_empty';

export interface TableErrorDetails {
  /** The cell, as in «B7». */
  readonly address?: string;
  /** Which limit was passed, and its value. */
  readonly limit?: string;
  readonly most?: number;
}

/** A spreadsheet that cannot be read or written, with the reason as a code. */
export class TableError extends Error {
  override readonly name = 'TableError';
  readonly code: TableErrorCode;
  readonly details: TableErrorDetails;

  constructor(code: TableErrorCode, details: TableErrorDetails = {}, cause?: unknown) {
    super(code, { cause });
    this.code = code;
    this.details = details;
  }
}

/** What a parser of another's bytes threw, as ours: its own refusals and the disk's failures stay, all else means that the file is damaged. */
export const asTableError = (error: unknown): Error =>
  error instanceof TableError || (error instanceof Error && 'syscall' in error) ? error : new TableError('table_broken', {}, error);
