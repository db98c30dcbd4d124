import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll } from 'vitest';
import { ZipFile } from 'yazl';
import type { TableLimits } from './limits.ts';
import { openTable, type Table, type TableRow } from './read-table.ts';
import { TableError } from './table-error.ts';

let folder: Promise<string> | null = null;
let files = 0;
afterAll(async () => {
  if (folder !== null) await rm(await folder, { recursive: true });
  folder = null;
});

export const temporaryFolder = (): Promise<string> => {
  folder ??= mkdtemp(join(tmpdir(), 'tables-'));
  return folder;
};

/** Stores the content under a new path. */
export async function fileOf(content: Readable | Uint8Array | string): Promise<string> {
  const path = join(await temporaryFolder(), `file-${files++}`);
  if (typeof content === 'string' || content instanceof Uint8Array) await writeFile(path, content);
  else await pipeline(content, createWriteStream(path));
  return path;
}

export async function rowsOf(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}

export async function cellsOf(path: string, limits: Partial<TableLimits> = {}): Promise<string[][]> {
  return (await rowsOf(await openTable(path, limits))).map(({ cells }) => [...cells]);
}

/** With which error a file is refused, and after how many rows. */
export async function refusalOf(path: string, limits: Partial<TableLimits> = {}): Promise<{ error: TableError; rows: number }> {
  let rows = 0;
  try {
    for await (const _ of (await openTable(path, limits)).rows()) rows++;
  } catch (error) {
    if (error instanceof TableError) return { error, rows };
    throw error;
  }
  throw new Error('The file was taken');
}

export const zipOf = (parts: Record<string, string | Uint8Array>): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
};

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const relationships = (...targets: [id: string, type: string, target: string][]): string =>
  `<Relationships>${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

export interface HandMade {
  /** What stands in `sheetData`. */
  readonly rows?: string;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbook?: string;
  readonly parts?: Record<string, string | Uint8Array>;
}

/** An XLSX made by hand, as crooked as a test needs it. */
export const handMade = ({ rows = '', sharedStrings = '', styles = '', workbook, parts = {} }: HandMade): Promise<Buffer> =>
  zipOf({
    '_rels/.rels': relationships(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbook ?? '<workbook xmlns:r="x"><sheets><sheet name="Лист" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relationships(
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ['r2', 'sharedStrings', '/xl/sharedStrings.xml'],
      ['r3', 'styles', 'styles.xml'],
    ),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${sharedStrings}</sst>`,
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    ...parts,
  });
