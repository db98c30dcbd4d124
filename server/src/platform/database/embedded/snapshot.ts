import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { openEmbedded } from './open-embedded.ts';

export interface SnapshotOptions {
  /** Where snapshots are kept; older ones of the same folder are removed when a new one is made. */
  readonly folder: string;
  /** Changes whenever `prepare` would make something else. The engine's version is added. */
  readonly key: string;
  /** Fills an empty database: migrations, queues, whatever each test needs. */
  readonly prepare: (pool: pg.Pool) => Promise<void>;
}

/** Gives the file of a prepared database, making it when there is none yet. `openEmbedded({ dataDir: null, snapshot })` begins as its copy. */
export const ensureSnapshot = async ({ folder, key, prepare }: SnapshotOptions): Promise<string> => {
  const name = `${createHash('sha256').update(key).update(engineVersion()).digest('hex').slice(0, 16)}.snapshot.tar`;
  const path = join(folder, name);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  await makeSnapshot(path, prepare);
  for (const other of readdirSync(folder))
    if (other.endsWith('.snapshot.tar') && other !== name) rmSync(join(folder, other), { force: true });
  return path;
};

/** Prepares a database in memory and writes it to a file, which appears whole or not at all. */
export const makeSnapshot = async (path: string, prepare: (pool: pg.Pool) => Promise<void>): Promise<void> => {
  const { pool, snapshot, stop } = await openEmbedded({ dataDir: null });
  try {
    await prepare(pool);
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, await snapshot());
    renameSync(draft, path);
  } finally {
    await stop();
  }
};

const engineVersion = (): string => {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
};
