import { open } from 'node:fs/promises';
import { MAX_DOCUMENT_TEXT } from './tidy-text.ts';

/** The beginning of a plain text, whatever of the usual encodings it is in; `''` of what is no text. */
export const readPlain = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4 * MAX_DOCUMENT_TEXT), 0, 4 * MAX_DOCUMENT_TEXT, 0);
    return decode(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
};

const decode = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.includes(0)) return '';
  try {
    // `stream`: the last letter may have been cut in half.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    // What is not UTF-8 was written by an old Windows program.
    return new TextDecoder('windows-1251').decode(bytes);
  }
};
