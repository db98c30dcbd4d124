import type { TableRow } from '#server/platform/tables/read-table.ts';
import { matchColumns } from './match-columns.ts';

/**
 * Which of the first rows holds the headings: titles such as «Список членов профсоюза» often stand above them. The one with most
 * known headings, two at least; else the first filled row.
 */
export const findHeading = (rows: readonly TableRow[]): TableRow | undefined => {
  const known = rows.map((row) => matchColumns(row.cells).filter((field) => field !== null).length);
  const most = Math.max(0, ...known);
  return most < 2 ? rows[0] : rows[known.indexOf(most)];
};
