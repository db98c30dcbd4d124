import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** Bytes `start` to `end`, both included, as in RFC 9110 §14. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where the bytes of files lie. Keys come from `newStorageKey` only; what is stored under one never changes. */
export interface Storage {
  /** Stores the whole source or nothing; once it answers, the bytes survive a power cut. Tells how many there were. */
  write(key: string, source: Readable | Uint8Array): Promise<number>;
  /** Stores a file that lies on our disk and does not change any more; again for the same key does no harm. The file itself stays. */
  adopt(key: string, path: string): Promise<void>;
  /** Opens the object; throws `StorageMissing` before the first byte when there is none. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Removes the object; one that is gone already is no error. */
  remove(key: string): Promise<void>;
  /** Removes what writes cut short before `before` left behind. */
  tidy(before: Date): Promise<void>;
  /** Throws when nothing can be written now, for `/api/ready`. */
  check(): Promise<void>;
}

/** The key is well formed, but nothing lies there. */
export class StorageMissing extends Error {
  override readonly name = 'StorageMissing';
}

/** A random key, two levels deep so that no folder grows past what tools can list. */
export function newStorageKey(): string {
  const name = randomBytes(16).toString('hex');
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{32}(-\d{1,5})?$/;

/** The only shape a key has; adapters call it first, so that no key leads out of the store. */
export function assertStorageKey(key: string): void {
  if (!KEY.test(key)) throw new Error('Not a storage key');
}

/** Whether the file system gave one of these codes. */
export const isFault = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** Whether the file system said that there is no such file. */
export const isMissing = (error: unknown): boolean => isFault(error, ['ENOENT']);
