import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Brings a folder, and unless told otherwise everything in it, to the disk. */
export const syncTree = (folder: string, { deep = true } = {}): void => {
  if (deep) {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (entry.isFile() || entry.isDirectory()) sync(join(entry.parentPath, entry.name));
    }
  }
  sync(folder);
};

const sync = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
