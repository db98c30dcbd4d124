import { posix } from 'node:path';
import type { Package } from './package.ts';
import { TableError } from './table-error.ts';
import { localName, readXml } from './xml.ts';

/** Where the parts lie that a sheet is read from. */
export interface Workbook {
  /** The name on the sheet's tab. */
  readonly sheetName: string;
  readonly sheet: string;
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  readonly date1904: boolean;
}

interface Relationship {
  readonly id: string;
  /** The end of its type's address: the transitional and the strict form differ only before it. */
  readonly type: string;
  readonly target: string;
}

/**
 * Finds the first sheet that a person sees, by the workbook's order and not by file names. Throws `table_type` for a container of something
 * else, `table_macros`, `table_empty` when no worksheet is visible.
 */
export async function readWorkbook(parts: Package): Promise<Workbook> {
  if (parts.names.some((name) => name.endsWith('vbaproject.bin') || name.includes('/macrosheets/'))) throw new TableError('table_macros');
  if (!parts.has('_rels/.rels')) throw new TableError('table_type');
  const main = (await readRelationships(parts, '')).find(({ type }) => type === 'officeDocument')?.target;
  if (main === undefined || !/\.xml$/i.test(main) || !parts.has(main)) throw new TableError('table_type');

  const { sheets, date1904 } = await readSheets(parts, main);
  const related = await readRelationships(parts, main);
  for (const { name, id } of sheets) {
    const sheet = related.find((one) => one.id === id && one.type === 'worksheet');
    if (sheet === undefined) continue;
    const part = (type: string): string | null => related.find((one) => one.type === type && parts.has(one.target))?.target ?? null;
    return { sheetName: name, sheet: sheet.target, sharedStrings: part('sharedStrings'), styles: part('styles'), date1904 };
  }
  throw new TableError('table_empty');
}

interface VisibleSheet {
  readonly name: string;
  readonly id: string;
}

async function readSheets(parts: Package, main: string): Promise<{ sheets: VisibleSheet[]; date1904: boolean }> {
  const sheets: VisibleSheet[] = [];
  let root: string | null = null;
  let date1904 = false;
  await readXml(parts.read(main), {
    open(name, attributes) {
      root ??= name;
      if (root !== 'workbook') throw new TableError('table_type');
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904);
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const id = Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === 'id')?.[1];
      if (id !== undefined) sheets.push({ name: attributes.name ?? '', id });
    },
  });
  return { sheets, date1904 };
}

/** What a part (or, for '', the container) points to within the container. */
async function readRelationships(parts: Package, part: string): Promise<Relationship[]> {
  const folder = posix.dirname(part);
  const found: Relationship[] = [];
  await readXml(parts.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`)), {
    open(name, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External' || id === undefined || type === undefined || target === undefined) return;
      found.push({ id, type: posix.basename(type), target: posix.resolve('/', folder, target).slice(1) });
    },
  });
  return found;
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
