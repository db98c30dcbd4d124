import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDiskStorage } from './disk.ts';
import { newStorageKey, type Storage, StorageMissing } from './storage.ts';

let root: string;
let storage: Storage;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'storage-'));
  storage = await openDiskStorage(root);
});
afterAll(() => rm(root, { recursive: true, force: true }));

test('what was written is read, whole and in parts', async () => {
  const key = newStorageKey();
  expect(await storage.write(key, Readable.from([Buffer.from('0123'), Buffer.from('456789')]))).toBe(10);
  expect(String(await buffer(await storage.read(key)))).toBe('0123456789');
  expect(String(await buffer(await storage.read(key, { start: 3, end: 5 })))).toBe('345');
  expect(await storage.write(`${key}-480`, Buffer.from('small'))).toBe(5);
  expect(String(await buffer(await storage.read(`${key}-480`)))).toBe('small');
});

test('a file of the disk is taken as it is, any number of times, and stays when its first name goes', async () => {
  const [key, path] = [newStorageKey(), join(root, 'upload')];
  await writeFile(path, '0123456789');
  await storage.adopt(key, path);
  await storage.adopt(key, path);
  await rm(path);
  expect(String(await buffer(await storage.read(key)))).toBe('0123456789');
  await expect(storage.adopt(newStorageKey(), path)).rejects.toThrow('ENOENT');
});

test('a source that breaks leaves nothing behind', async () => {
  const key = newStorageKey();
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half');
      throw new Error('cut');
    })(),
  );
  await expect(storage.write(key, broken)).rejects.toThrow('cut');
  await expect(storage.read(key)).rejects.toThrow(StorageMissing);
  expect(await readdir(join(root, 'incoming'))).toEqual([]);
});

test('removing twice is no error', async () => {
  const key = newStorageKey();
  await storage.write(key, Buffer.from('x'));
  await storage.remove(key);
  await storage.remove(key);
  await expect(storage.read(key)).rejects.toThrow(StorageMissing);
});

describe('no key leads out of the folder', () => {
  test.each([
    '../../etc/passwd',
    '/etc/passwd',
    'ab/cd/../../../x',
    '',
    'ab/cd/NOTHEX',
    `ab/cd/${'a'.repeat(32)}/..`,
    `ab/cd/${'a'.repeat(32)}\0`,
  ])('%j', async (key) => {
    await expect(storage.write(key, Buffer.from('x'))).rejects.toThrow('Not a storage key');
    await expect(storage.read(key)).rejects.toThrow('Not a storage key');
    await expect(storage.remove(key)).rejects.toThrow('Not a storage key');
  });
});

test('tidy removes what cut-off writes left, and leaves fresh ones alone', async () => {
  const [old, fresh] = [join(root, 'incoming', 'old'), join(root, 'incoming', 'fresh')];
  await writeFile(old, 'x');
  await writeFile(fresh, 'x');
  await utimes(old, 1_000, 1_000);
  await storage.tidy(new Date(2_000_000));
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
  await rm(fresh);
});

test('check fails when nothing can be written, and leaves no trace when it can', async () => {
  await storage.check();
  expect(await readdir(join(root, 'incoming'))).toEqual([]);
  const lost = await mkdtemp(join(tmpdir(), 'storage-'));
  const gone = await openDiskStorage(lost);
  await rm(lost, { recursive: true });
  await expect(gone.check()).rejects.toThrow();
});
