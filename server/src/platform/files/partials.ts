import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { FileId } from '#contract/ids';
import { isMissing } from './storage.ts';

/** Uploads that are not whole yet: a folder beside the storage, filled by tus, one file and its `.json` for each. */
export interface Partials {
  readonly store: FileStore;
  /** Where the bytes of an upload are until it is finished. */
  pathOf(id: FileId): string;
  /** How many bytes of an upload have come; null when there is no such upload. */
  offsetOf(id: FileId): Promise<number | null>;
  /** Forgets an upload; one that is gone already is no error. */
  remove(id: FileId): Promise<void>;
  /** All that lie here. */
  list(): Promise<FileId[]>;
}

export function openPartials(dataDir: string): Partials {
  const folder = join(dataDir, 'uploads');
  const pathOf = (id: FileId) => join(folder, id);
  return {
    store: new FileStore({ directory: folder }),
    pathOf,
    async offsetOf(id) {
      const found = await stat(pathOf(id)).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
      return found?.size ?? null;
    },
    async remove(id) {
      await rm(pathOf(id), { force: true });
      await rm(`${pathOf(id)}.json`, { force: true });
    },
    async list() {
      const names = await readdir(folder).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)));
      return [...new Set(names.map((name) => name.replace(/\.json$/, '')))].flatMap((name) => FileId.safeParse(name).data ?? []);
    },
  };
}
