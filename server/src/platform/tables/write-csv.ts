import { Readable } from 'node:stream';
import { guardCell } from './guard.ts';
import { cleanText } from './text.ts';
import { type Cell, russianDate, type WrittenTable } from './written-table.ts';

const CHUNK = 2 ** 16;

/** The table as a CSV that Excel and LibreOffice open by a double click: UTF-8 with its mark, `;`, CRLF; no cell is computed (decision 0009). */
export const writeCsv = (table: Omit<WrittenTable, 'sheet'>): Readable => Readable.from(chunks(table), { objectMode: false });

async function* chunks({ columns, rows }: Omit<WrittenTable, 'sheet'>): AsyncGenerator<Buffer> {
  let out = `\ufeff${line(columns.map(({ title }) => title))}`;
  for await (const row of rows) {
    out += line(row);
    if (out.length < CHUNK) continue;
    yield Buffer.from(out);
    out = '';
  }
  yield Buffer.from(out);
}

const line = (cells: readonly Cell[]): string => `${cells.map(cellText).join(';')}\r\n`;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return quote(guardCell(cleanText(cell)));
  // Where `;` parts the cells, the comma parts the fraction: a point makes a Russian Excel see a date.
  return typeof cell === 'number' ? String(cell).replace('.', ',') : russianDate(cell.date);
}

/** Commas and tabs are quoted as well, so that only `;` can be taken for the delimiter. */
const quote = (text: string): string => (/[;,\t"\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
