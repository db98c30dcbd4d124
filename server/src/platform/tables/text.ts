// What XML 1.0 cannot carry and PostgreSQL's text cannot hold (NUL) or nobody sees; tab and line breaks stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text that every spreadsheet program can hold: no control characters, no halves of surrogate pairs. */
export const cleanText = (text: string): string => text.toWellFormed().replace(UNSEEN, '');

/** Takes empty cells off the end, so that the same row has the same cells whatever program wrote it. */
export function trimCells(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length--;
  return length === cells.length ? cells : cells.slice(0, length);
}
