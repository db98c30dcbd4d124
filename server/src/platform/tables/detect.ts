import { type FileHandle, open } from 'node:fs/promises';
import { hold, type TableLimits } from './limits.ts';
import { TableError } from './table-error.ts';

/** An old binary document of Office, or the envelope of an encrypted new one ([MS-CFB] §2.2). */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ZIP = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('PK\x05\x06', 'latin1')];
/** HTML and XML (banks and web shops name them .xls), web archives, PDF, RTF. */
const MARKUP = /^(\s*<[!?a-z]|mime-version:|%PDF|\{\\rtf)/i;

/** Whether the content is a zip container or text. Throws `table_type`, `table_locked`, `table_empty`, and `table_too_large`. */
export async function detectContainer(path: string, limits: TableLimits): Promise<'zip' | 'text'> {
  const file = await open(path);
  try {
    hold(limits, 'fileBytes', (await file.stat()).size);
    const head = await readAt(file, 0, 4096);
    if (head.length === 0) throw new TableError('table_empty');
    if (ZIP.some((signature) => head.subarray(0, 4).equals(signature))) return 'zip';
    if (head.subarray(0, 8).equals(COMPOUND)) throw new TableError((await hasEncryptedPackage(file)) ? 'table_locked' : 'table_type');
    if (MARKUP.test(head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, ''))) throw new TableError('table_type');
    return 'text';
  } finally {
    await file.close();
  }
}

/** Directory entries are 128 bytes long, stand at multiples of it, and begin with the name ([MS-CFB] §2.6.1). */
const NAME = Buffer.from('EncryptedPackage\0', 'utf16le');
const ENTRY_BYTES = 128;
const BLOCK_BYTES = 64 * 2 ** 10;

async function hasEncryptedPackage(file: FileHandle): Promise<boolean> {
  for (let at = 0; ; at += BLOCK_BYTES) {
    const block = await readAt(file, at, BLOCK_BYTES);
    for (let entry = 0; entry < block.length; entry += ENTRY_BYTES) {
      if (block.subarray(entry, entry + NAME.length).equals(NAME)) return true;
    }
    if (block.length < BLOCK_BYTES) return false;
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
