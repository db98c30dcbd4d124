import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Dialect, readText } from './csv-dialect.ts';
import { unguardCell } from './guard.ts';
import { hold, type TableLimits } from './limits.ts';
import { TableError } from './table-error.ts';
import type { TableRow } from './table-row.ts';
import { cleanText, trimCells } from './text.ts';

/** An unclosed quote would gather the rest of the file as one cell, and a line without an end as one row. */
const LONGEST_RECORD = 2 ** 20;

/** Reads the filled rows of a text table, piece by piece. */
export async function* readCsv(path: string, dialect: Dialect, limits: TableLimits): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // «ООО "Ромашка"» without quotes around it is common in files made by hand.
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  });
  const source = Readable.from(inLines(readText(path, dialect.encoding)));
  source.on('error', (error) => parser.destroy(error));
  parser.on('close', () => source.destroy());
  source.pipe(parser);

  let number = dialect.named ? -1 : 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number++;
      if (number === 0) continue;
      const cells = trimCells(record.map((cell) => unguardCell(cleanText(cell))));
      hold(limits, 'columns', cells.length);
      for (const cell of cells) hold(limits, 'cellLength', cell.length);
      if (cells.length > 0) yield { number, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? csvError(error) : error;
  }
}

/** The parser counts the letters of a record but not its cells: a line of delimiters alone would pass it. */
async function* inLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let length = 0;
  for await (const text of texts) {
    const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    length = last < 0 ? length + text.length : text.length - last;
    if (length > LONGEST_RECORD) throw new TableError('table_too_large', { limit: 'cellLength' });
    yield text;
  }
}

const csvError = (error: CsvError): TableError =>
  error.code === 'CSV_MAX_RECORD_SIZE'
    ? new TableError('table_too_large', { limit: 'cellLength' }, error)
    : new TableError('table_broken', {}, error);
