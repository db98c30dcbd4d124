import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key of the codes' HMAC: from SECRET, else made once and kept beside the data, readable by its owner alone. */
export const openSecret = async (dataDir: string, given: string | undefined): Promise<Buffer> => {
  if (given !== undefined) return Buffer.from(given, 'utf8');
  const path = join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true });
  try {
    // `wx`: of two first starts one makes it and the other reads it.
    await writeFile(path, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return Buffer.from(await readFile(path, 'utf8'), 'utf8');
};
