import { PICTURE_SIDES } from '#contract/files';
import { defineJob } from '../jobs/job.ts';
import type { Storage } from './storage.ts';

/** Removes the bytes of files whose rows are gone. Storage may be away for a while, hence the many tries. */
export const removeStored = defineJob<{ keys: readonly string[] }>('files-remove-stored', { retries: 15 });

/** Removes what may lie under a file's key: the file itself, or a picture's sizes. */
export async function removeFrom(storage: Storage, key: string): Promise<void> {
  for (const each of [key, ...PICTURE_SIDES.map((side) => sizeKey(key, side))]) await storage.remove(each);
}

/** Where a size of a picture lies. */
export const sizeKey = (key: string, side: number): string => `${key}-${side}`;
