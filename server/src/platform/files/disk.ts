import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { assertStorageKey, isMissing, type Storage, StorageMissing } from './storage.ts';

/** Storage in a folder. A file is written under a temporary name, flushed, then renamed: no reader ever sees a part of it. */
export async function openDiskStorage(root: string): Promise<Storage> {
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true });

  const pathOf = (key: string): string => {
    assertStorageKey(key);
    return join(root, key);
  };

  return {
    async write(key, source) {
      const path = pathOf(key);
      const part = join(incoming, randomUUID());
      try {
        const size = await writeDown(part, source);
        await mkdir(dirname(path), { recursive: true });
        await rename(part, path);
        // The two levels above may be new as well (fsync(2): a file's name is its folder's data).
        for (const folder of [dirname(path), dirname(dirname(path)), root]) await flush(folder);
        return size;
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
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

async function flush(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
