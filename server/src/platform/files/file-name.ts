import { MAX_FILE_NAME } from '#contract/files';

// Controls, and the marks that turn the direction of writing and so disguise an ending (Unicode TR 36 §3).
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
// Not allowed in names on Windows, where most of them will be saved.
const RESERVED = /[<>:"|?*]/g;

/** The client's name of a file made fit to be shown and saved: no folders, no invisible marks, NFC, at most 200 characters. */
export function cleanFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replace(INVISIBLE, '')
    .replace(RESERVED, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return 'file';
  const ending = extensionOf(name);
  const stem = ending === '' ? name : name.slice(0, -ending.length - 1);
  const room = MAX_FILE_NAME - (ending === '' ? 0 : ending.length + 1);
  const short = stem.slice(0, room).replace(/[\ud800-\udbff]$/, '');
  return ending === '' ? short : `${short}.${name.slice(-ending.length)}`;
}

/** What stands after the last dot, in lower case; '' when that is no ending. */
export function extensionOf(name: string): string {
  return /[^.]\.([\p{L}\p{N}_-]{1,20})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** `Content-Disposition` of RFC 6266, the name in both of its forms. */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${type}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
