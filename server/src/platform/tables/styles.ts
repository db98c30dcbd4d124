import { builtInFormat, type NumberFormat, parseFormat } from './number-format.ts';
import type { Package } from './package.ts';
import { TableError } from './table-error.ts';
import { readXml } from './xml.ts';

/** Excel allows 65 490 cell formats in a workbook. */
const MOST_STYLES = 65_536;

/** The number format of each cell style, in their order: a cell names its style by index. */
export async function readStyles(parts: Package, part: string | null): Promise<NumberFormat[]> {
  if (part === null) return [];
  const custom = new Map<string, NumberFormat>();
  const styles: NumberFormat[] = [];
  let inCells = false;
  await readXml(parts.read(part), {
    open(name, { numFmtId: id = '0', formatCode: code }) {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt' && code !== undefined) custom.set(id, parseFormat(code));
      else if (name === 'xf' && inCells) styles.push(custom.get(id) ?? builtInFormat(Number(id)));
      if (styles.length > MOST_STYLES || custom.size > MOST_STYLES) throw new TableError('table_too_large', { limit: 'styles' });
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
