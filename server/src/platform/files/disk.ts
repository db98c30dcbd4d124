import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { assertStorageKey, isFault, isMissing, type Storage, StorageMissing } from './storage.ts';

/** Another disk, or a file system that knows no second names. */
const UNLINKABLE = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'];

/** Storage in a folder. A file is written under a temporary name, flushed, then renamed: no reader ever sees a part of it. */
export async function openDiskStorage(root: string): Promise<Storage> {
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true });

  const pathOf = (key: string): string => {
    assertStorageKey(key);
    return join(root, key);
  };

  // The two levels above may be new as well (fsync(2): a file's name is its folder's data).
  const flushFolders = async (path: string) => {
    for (const folder of [dirname(path), dirname(dirname(path)), root]) await flush(folder);
  };

  const write: Storage['write'] = async (key, source) => {
    const path = pathOf(key);
    const part = join(incoming, randomUUID());
    try {
      const size = await writeDown(part, source);
      await mkdir(dirname(path), { recursive: true });
      await rename(part, path);
      await flushFolders(path);
      return size;
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  };

  return {
    write,

    async adopt(key, path) {
      const stored = pathOf(key);
      await flush(path);
      await mkdir(dirname(stored), { recursive: true });
      try {
        // A second name costs nothing, whatever the size.
        await link(path, stored);
      } catch (error) {
        if (isFault(error, UNLINKABLE)) return void (await write(key, createReadStream(path)));
        // An earlier try came as far as this.
        if (!isFault(error, ['EEXIST'])) throw error;
      }
      await flushFolders(stored);
    },

    async read(key, range) {
      try {
        const file = await open(pathOf(key));
        return file.createReadStream(range ?? {});
      } catch (error) {
        throw isMissing(error) ? new StorageMissing(key) : error;
      }
    },

    async remove(key) {
      await rm(pathOf(key), { force: true });
    },

    async tidy(before) {
      for (const name of await readdir(incoming)) {
        const part = join(incoming, name);
        const left = await stat(part).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
        if (left !== null && left.mtime < before) await rm(part, { force: true });
      }
    },

    async check() {
      const probe = join(incoming, randomUUID());
      await writeDown(probe, Buffer.from('probe'));
      await rm(probe, { force: true });
    },
  };
}

/** Writes a new file and waits until the disk has it. */
async function writeDown(path: string, source: Readable | Uint8Array): Promise<number> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(source);
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
