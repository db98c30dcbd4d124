import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { type Died, DurableFileSystem, VolatileFileSystem } from './file-systems.ts';
import { syncTree } from './sync-tree.ts';

const extensions = { pg_trgm, btree_gin };

const settings = (values: Record<string, string>): string[] =>
  Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

// The engine's own log names statements, and so people: only what ends it is told, through `died`.
const quiet = { log_min_messages: 'panic', log_min_error_statement: 'panic' };

/** Opens a database in memory: empty, or from a snapshot's file. */
export const openVolatile = async (snapshot: string | null, statementTimeoutMs: number, died: Died): Promise<PGlite> =>
  PGlite.create({
    fs: new VolatileFileSystem(died),
    extensions,
    startParams: [
      ...PGlite.defaultStartParams,
      ...settings({ ...quiet, min_wal_size: '2MB', max_wal_size: '64MB', wal_recycle: 'off', statement_timeout: `${statementTimeoutMs}` }),
    ],
    ...(snapshot === null
      ? { initDbStartParams: ['--wal-segsize=1'] } // a snapshot carries its write-ahead log: keep it small
      : { loadDataDir: new Blob([readFileSync(snapshot)]) }),
  });

/** Opens the database of a folder, making it at first. Refuses to start when a commit does not reach fsync. */
export const openDurable = async (folder: string, statementTimeoutMs: number, died: Died): Promise<PGlite> => {
  const cluster = join(folder, 'cluster');
  if (!existsSync(cluster)) await makeCluster(folder, cluster);
  const files = new DurableFileSystem(cluster, died);
  const engine = await PGlite.create({
    fs: files,
    extensions,
    startParams: [
      ...PGlite.defaultStartParams.filter((param) => param !== '-F'), // -F: no fsync
      ...settings({
        ...quiet,
        fsync: 'on',
        wal_sync_method: 'fsync', // fdatasync is an empty function in Emscripten
        min_wal_size: '32MB',
        max_wal_size: '128MB',
        statement_timeout: `${statementTimeoutMs}`,
      }),
    ],
  });
  await proveDurability(engine, files);
  return engine;
};

/** Made under another name and renamed when whole and on disk: a start that is killed leaves nothing that looks like a database. */
const makeCluster = async (folder: string, cluster: string): Promise<void> => {
  const unfinished = `${cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  const engine = await PGlite.create(unfinished);
  await engine.close();
  syncTree(unfinished);
  renameSync(unfinished, cluster);
  syncTree(folder, { deep: false });
};

const proveDurability = async (engine: PGlite, files: DurableFileSystem): Promise<void> => {
  const before = files.syncs;
  await engine.query(`select pg_logical_emit_message(true, 'profplus', 'a commit with nothing else in it')`);
  if (files.syncs === before) throw new Error('A commit of the embedded database did not reach fsync; it will not be started');
};
