import { columnName, columnOf } from './address.ts';
import { unescapeText } from './escapes.ts';
import { hold, SHEET_COLUMNS, SHEET_ROWS, type TableLimits } from './limits.ts';
import type { NumberFormat } from './number-format.ts';
import { numberText } from './number-text.ts';
import type { Package } from './package.ts';
import type { SharedStrings } from './shared-strings.ts';
import { TableError } from './table-error.ts';
import type { TableRow } from './table-row.ts';
import { parseXml, type XmlHandlers } from './xml.ts';

export interface SheetContext {
  readonly shared: SharedStrings;
  readonly styles: readonly NumberFormat[];
  readonly date1904: boolean;
  readonly limits: TableLimits;
}

/** Reads the filled rows of a worksheet, piece by piece. Throws `table_formulas` at the first computed cell. */
export async function* readSheet(parts: Package, part: string, context: SheetContext): AsyncGenerator<TableRow> {
  const gathering = new Gathering(context);
  for await (const _ of parseXml(parts.read(part), gathering)) {
    yield* gathering.take();
    if (gathering.ended) return;
  }
  yield* gathering.take();
}

/** The worksheet as a machine of states: rows gather while a chunk is parsed, and are taken after it. */
class Gathering implements XmlHandlers {
  ended = false;
  private rows: TableRow[] = [];
  private number = 0;
  private cells: string[] | null = null;
  private cellElements = 0;
  private column = -1;
  private type: string | null = null;
  private style = 0;
  private text_ = '';
  private collecting = false;
  private phonetic = false;
  private readonly context: SheetContext;

  constructor(context: SheetContext) {
    this.context = context;
  }

  take(): TableRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') this.beginRow(attributes.r);
    else if (this.cells === null) return;
    else if (name === 'c') this.beginCell(attributes);
    else if (this.type === null) return;
    else if (name === 'f') throw new TableError('table_formulas', { address: `${columnName(this.column)}${this.number}` });
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'v' || name === 't') this.collecting = !this.phonetic;
  };

  readonly text = (piece: string): void => {
    if (!this.collecting) return;
    this.text_ += piece;
    hold(this.context.limits, 'cellLength', this.text_.length);
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else if (name === 'sheetData') this.ended = true;
  };

  private beginRow(number: string | undefined): void {
    const next = number === undefined ? this.number + 1 : Number(number);
    if (!(Number.isInteger(next) && next > this.number) || this.cells !== null) throw new TableError('table_broken');
    if (next > SHEET_ROWS) throw new TableError('table_too_large', { limit: 'rows', most: SHEET_ROWS });
    this.number = next;
    this.cells = [];
    this.cellElements = 0;
    this.column = -1;
  }

  private beginCell({ r: address, t: type = 'n', s: style = '0' }: Readonly<Record<string, string>>): void {
    this.column = address === undefined ? this.column + 1 : columnOf(address);
    if (this.column < 0 || this.type !== null) throw new TableError('table_broken');
    // Empty cells that only have a style may stand beyond the limit, but not beyond what any program writes.
    if (Math.max(this.column + 1, ++this.cellElements) > SHEET_COLUMNS) hold(this.context.limits, 'columns', SHEET_COLUMNS + 1);
    this.type = type;
    this.style = Number(style);
    this.text_ = '';
  }

  private endCell(): void {
    const { cells, column, type } = this;
    this.type = null;
    if (cells === null || type === null || this.text_ === '') return;
    const value = this.valueOf(type, this.text_);
    if (value === '') return;
    hold(this.context.limits, 'columns', column + 1);
    while (cells.length < column) cells.push('');
    cells[column] = value;
  }

  private endRow(): void {
    const { cells, number } = this;
    this.cells = null;
    if (cells !== null && cells.length > 0) this.rows.push({ number, cells });
  }

  private valueOf(type: string, text: string): string {
    const { shared, styles, date1904 } = this.context;
    switch (type) {
      case 'n':
        return numberText(text.trim(), styles[this.style] ?? { kind: 'number', digits: 0 }, date1904);
      case 's':
        return shared(Number(text));
      case 'b':
        return text.trim() === '1' || text.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'd':
        return text
          .trim()
          .replace(/T00:00:00(\.0+)?Z?$/, '')
          .replace('T', ' ');
      default:
        return unescapeText(text);
    }
  }
}
