import { createReadStream } from 'node:fs';
import { TableError } from './table-error.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

export interface Dialect {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Whether Excel's line `sep=;` stands first. */
  readonly named: boolean;
}

/** How much of the text is looked at for the delimiter. */
const LOOKED_AT = 64 * 2 ** 10;
const LOOKED_AT_RECORDS = 50;
/** In the order of preference, should nothing tell them apart. */
const DELIMITERS = [';', ',', '\t'] as const;

/** Finds out how a text file is to be read, by its content. Throws `table_type` when it is no text. */
export async function findDialect(path: string): Promise<Dialect> {
  const encoding = await findEncoding(path);
  const head = await readHead(path, encoding);
  const named = /^sep=(.)\r?\n/i.exec(head)?.[1];
  return { encoding, delimiter: named ?? findDelimiter(head), named: named !== undefined };
}

/** The text piece by piece, without its byte order mark. Throws `table_type` at a NUL: text has none. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text.includes('\0')) throw new TableError('table_type');
    yield text;
  }
  yield decoder.decode();
}

/** UTF-8 that is not valid is Windows-1251: in Russian offices there is no third. The whole file is looked at, for a late letter tells. */
async function findEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path)) {
      if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
      if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
      first = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1251';
    throw error;
  }
}

async function readHead(path: string, encoding: Encoding): Promise<string> {
  let head = '';
  for await (const text of readText(path, encoding)) {
    head += text;
    if (head.length >= LOOKED_AT) break;
  }
  return head;
}

/** The character that cuts the first records into the same number of cells as the first of them. */
function findDelimiter(head: string): string {
  const records = countDelimiters(head);
  const [heading = []] = records;
  const agreeing = (index: number): number => {
    const expected = heading[index] ?? 0;
    return expected === 0 ? 0 : records.filter((counts) => counts[index] === expected).length * 10_000 + expected;
  };
  const scores = DELIMITERS.map((_, index) => agreeing(index));
  return DELIMITERS[scores.indexOf(Math.max(...scores))] ?? ';';
}

/** How often each delimiter stands outside quotes, per record. */
function countDelimiters(head: string): number[][] {
  const records: number[][] = [];
  let counts = DELIMITERS.map(() => 0);
  let quoted = false;
  let filled = false;
  for (const char of head) {
    if (char === '"') quoted = !quoted;
    if (!quoted && (char === '\n' || char === '\r')) {
      if (filled) records.push(counts);
      if (records.length === LOOKED_AT_RECORDS) return records;
      counts = DELIMITERS.map(() => 0);
      filled = false;
      continue;
    }
    filled = true;
    const index = quoted ? -1 : (DELIMITERS as readonly string[]).indexOf(char);
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
  }
  if (filled) records.push(counts);
  return records;
}
