import type { ByteRange } from './storage.ts';

/**
 * The part of `size` bytes that a `Range` header asks for (RFC 9110 §14.2). Null: send all, for there is no range, or one
 * that may be ignored (other units, several parts). `unsatisfiable`: answer 416.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (match === null) return null;
  const [, from = '', to = ''] = match;
  if (from === '') {
    const last = Number(to);
    if (to === '') return null;
    return last === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - last), end: size - 1 };
  }
  const start = Number(from);
  if (to !== '' && Number(to) < start) return null;
  return start >= size ? 'unsatisfiable' : { start, end: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}
