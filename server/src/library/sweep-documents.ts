import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
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
    // One that is being read may end, and go, meanwhile.
    const left = await stat(path).catch(() => null);
    if (left !== null && left.mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
};
