import { unescapeText } from './escapes.ts';
import { hold, type TableLimits } from './limits.ts';
import type { Package } from './package.ts';
import { TableError } from './table-error.ts';
import { readXml } from './xml.ts';

/** Looks up a text by its index. Throws `table_broken` when there is none. */
export type SharedStrings = (index: number) => string;

/**
 * Reads the texts that cells point to. They are kept as bytes: strings cut from a chunk would keep the whole chunk alive, and a million of
 * small ones costs several times its letters.
 */
export async function readSharedStrings(parts: Package, part: string | null, limits: TableLimits): Promise<SharedStrings> {
  const pool = new TextPool(limits);
  if (part !== null) {
    let text = '';
    let collecting = false;
    let phonetic = false;
    await readXml(parts.read(part), {
      open(name) {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic = true;
        else if (name === 't') collecting = !phonetic;
      },
      text(piece) {
        if (!collecting) return;
        text += piece;
        hold(limits, 'cellLength', text.length);
      },
      close(name) {
        if (name === 't') collecting = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'si') pool.add(unescapeText(text));
      },
    });
  }
  return (index) => pool.get(index);
}

class TextPool {
  private bytes = Buffer.allocUnsafe(2 ** 16);
  private ends = new Uint32Array(2 ** 10);
  private count = 0;
  private readonly limits: TableLimits;

  constructor(limits: TableLimits) {
    this.limits = limits;
  }

  add(text: string): void {
    hold(this.limits, 'sharedStrings', this.count + 1);
    const start = this.end(this.count - 1);
    const end = start + Buffer.byteLength(text);
    hold(this.limits, 'sharedBytes', end);
    if (end > this.bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, this.bytes.length * 2));
      this.bytes.copy(grown, 0, 0, start);
      this.bytes = grown;
    }
    if (this.count === this.ends.length) {
      const grown = new Uint32Array(this.count * 2);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.bytes.write(text, start);
    this.ends[this.count++] = end;
  }

  get(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) throw new TableError('table_broken');
    return this.bytes.toString('utf8', this.end(index - 1), this.end(index));
  }

  private end(index: number): number {
    return this.ends[index] ?? 0;
  }
}
