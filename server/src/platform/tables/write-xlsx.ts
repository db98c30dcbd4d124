import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { columnName } from './address.ts';
import { escapeXml } from './escapes.ts';
import { SHEET_ROWS, TABLE_LIMITS } from './limits.ts';
import { dayNumber } from './number-text.ts';
import { TableError } from './table-error.ts';
import { type Cell, type Column, russianDate, type WrittenTable } from './written-table.ts';
import { MAIN, STYLE, type WrittenSheet, workbookParts, XML } from './xlsx-parts.ts';

const CHUNK = 2 ** 16;
const WIDTH = 16;
/** The third level of DEFLATE: half the time of the sixth for a tenth more bytes. */
const ENTRY = { mtime: new Date(Date.UTC(1980, 0, 1)), forceDosTimestamp: true, compressionLevel: 3 };

/**
 * The table as an XLSX, in constant memory: a frozen heading with a filter, texts as texts, days as days. Rows beyond what a sheet can hold go on
 * the next. Nothing begins before somebody reads. The stream fails with whatever the rows throw, and with `table_too_large` for a text
 * that no cell can hold; when it is destroyed, the rows are closed.
 */
export const writeXlsx = (table: WrittenTable, sheetRows = SHEET_ROWS): Readable =>
  Readable.from(zipped(table, sheetRows), { objectMode: false });

async function* zipped(table: WrittenTable, sheetRows: number): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const feed = new RowFeed(table.rows);
  const sheets: WrittenSheet[] = [];
  let source: Readable | null = null;
  const output = new PassThrough({
    destroy(error, done) {
      source?.destroy();
      feed.close().then(
        () => done(error),
        (closing: Error) => done(error ?? closing),
      );
    },
  });

  const addSheet = (): void => {
    const sheet = { title: sheetTitle(table.sheet, sheets.length + 1), columns: table.columns.length, rows: 1 };
    sheets.push(sheet);
    source = Readable.from(sheetXml(table.columns, feed, sheetRows, sheet), { objectMode: false });
    source.on('error', (error) => output.destroy(error));
    source.on('end', () => (feed.ended ? finish() : addSheet()));
    zip.addReadStream(source, `xl/worksheets/sheet${sheets.length}.xml`, ENTRY);
  };
  const finish = (): void => {
    for (const { name, xml } of workbookParts(sheets)) zip.addBuffer(Buffer.from(xml), name, ENTRY);
    zip.end();
  };

  zip.on('error', (error: Error) => output.destroy(error));
  zip.outputStream.pipe(output);
  addSheet();
  yield* output;
}

async function* sheetXml(columns: readonly Column[], feed: RowFeed, most: number, sheet: { rows: number }): AsyncGenerator<Buffer> {
  const names = columns.map((_, index) => columnName(index));
  const titles = columns.map(({ title }, index) => textCell(`${names[index]}1`, title, STYLE.heading));
  let out = `${opening(columns)}<row r="1">${titles.join('')}</row>`;
  for (let row = await feed.peek(); row !== null && sheet.rows < most; row = await feed.peek()) {
    feed.take();
    const number = ++sheet.rows;
    out += `<row r="${number}">${row.map((cell, index) => cellXml(`${names[index] ?? columnName(index)}${number}`, cell)).join('')}</row>`;
    if (out.length < CHUNK) continue;
    yield Buffer.from(out);
    out = '';
  }
  const filter = `A1:${columnName(Math.max(columns.length, 1) - 1)}${sheet.rows}`;
  yield Buffer.from(`${out}</sheetData><autoFilter ref="${filter}"/></worksheet>`);
}

/** The rows with a look at the next: whether another sheet is needed is known only by it. */
class RowFeed {
  ended = false;
  private ahead: readonly Cell[] | null = null;
  private readonly rows: AsyncIterator<readonly Cell[]> | Iterator<readonly Cell[]>;

  constructor(rows: WrittenTable['rows']) {
    this.rows = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async peek(): Promise<readonly Cell[] | null> {
    if (this.ahead === null && !this.ended) {
      const next = await this.rows.next();
      if (next.done) this.ended = true;
      else this.ahead = next.value;
    }
    return this.ahead;
  }

  take(): void {
    this.ahead = null;
  }

  async close(): Promise<void> {
    await this.rows.return?.();
  }
}

function opening(columns: readonly Column[]): string {
  const widths = columns.map(({ width = WIDTH }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`;
}

function cellXml(address: string, cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(address, cell, STYLE.text);
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError('Not a number that a cell can hold');
    return `<c r="${address}"><v>${cell}</v></c>`;
  }
  const day = dayNumber(cell.date);
  return day === null ? textCell(address, russianDate(cell.date), STYLE.text) : `<c r="${address}" s="${STYLE.date}"><v>${day}</v></c>`;
}

function textCell(address: string, text: string, style: number): string {
  const { cellLength } = TABLE_LIMITS;
  if (text.length > cellLength) throw new TableError('table_too_large', { address, limit: 'cellLength', most: cellLength });
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
}

/** A tab's name has at most 31 characters, and none of `[]:*?/\`. */
function sheetTitle(name: string, number: number): string {
  const title =
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .slice(0, 27)
      .trim() || 'Sheet';
  return number === 1 ? title : `${title} ${number}`;
}
