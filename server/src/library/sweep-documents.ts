import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '#server/platform/files/storage.ts';
import type { Ground } from '#server/platform/ground.ts';
import { documentsFolder } from './documents-folder.ts';

/** Longer than any reading takes. */
const LIFE = 3_600_000;

/** Removes the copies of documents whose reading was killed before it could remove them. */
export const sweepDocuments = async (ground: Pick<Ground, 'env' | 'clock'>): Promise<void> => {
  const folder = documentsFolder(ground);
  await mkdir(folder, { recursive: true });
  const before = ground.clock.now().getTime() - LIFE;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await changedAt(path)) < before) await rm(path, { recursive: true, force: true });
  }
};

/** Milliseconds; of one whose reading has just ended, and which is gone, never. */
const changedAt = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (isMissing(error)) return Number.POSITIVE_INFINITY;
    throw error;
  }
};
