import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { jobs } from '#server/app.ts';
import { openEmbedded } from '#server/platform/database/embedded/open-embedded.ts';
import { ensureSnapshot } from '#server/platform/database/embedded/snapshot.ts';
import { migrate } from '#server/platform/database/migrate.ts';
import { type OpenedPool, openPool, PATIENT_LIMITS } from '#server/platform/database/pool.ts';
import { surviveBreaks } from '#server/platform/database/pool-care.ts';
import { Queues } from '#server/platform/jobs/queues.ts';
import { createLog } from '#server/platform/log.ts';

/** Which engine the tests run on: `TEST_DATABASE=postgres` with `TEST_DATABASE_URL`, else the embedded one. */
const kind = process.env.TEST_DATABASE === 'postgres' ? 'postgres' : 'embedded';
/** Milliseconds: a busy test machine is no outage. */
const PATIENCE = 20_000;
const migrations = join(import.meta.dirname, '../migrations');
const cache = join(import.meta.dirname, '../../node_modules/.cache/profplus');

/** Changes with every migration and every queue, and so do the template and the snapshot that bear it. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(migrations).sort()) hash.update(name).update(readFileSync(join(migrations, name)));
  for (const { job } of jobs) hash.update(job.name);
  return hash.digest('hex').slice(0, 12);
};

const adminUrl = (): URL => {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) throw new Error('TEST_DATABASE=postgres needs TEST_DATABASE_URL');
  return new URL(url);
};
const named = (name: string): string => Object.assign(adminUrl(), { pathname: `/${name}` }).href;
const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl().href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const fill = async (pool: pg.Pool, engine: OpenedPool['kind']): Promise<void> => {
  await migrate(pool);
  const queues = new Queues(pool, createLog('silent'), engine);
  await queues.open(jobs);
  await queues.stop();
};

const snapshotFile = (): Promise<string> =>
  ensureSnapshot({ folder: cache, key: fingerprint(), prepare: (pool) => fill(pool, 'embedded') });

const TEMPLATE = `profplus_test_${fingerprint()}`;

// `pool.end()` answers before its sockets have closed, and a database in use cannot be renamed.
const renameWhenFree = async (half: string, tries = 50): Promise<void> => {
  try {
    await administer(`alter database ${half} rename to ${TEMPLATE}`);
  } catch (error) {
    if (tries === 0 || !(error instanceof pg.DatabaseError) || error.code !== '55006') throw error;
    await renameWhenFree(half, tries - 1);
  }
};

/** Once per run: the migrated database that every test file gets a copy of. */
export const prepareDatabase = async (): Promise<void> => {
  if (kind === 'embedded') return void (await snapshotFile());
  const client = new pg.Client({ connectionString: adminUrl().href });
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
  await client.end();
  if (rowCount !== 0) return;
  const half = `${TEMPLATE}_half`;
  await administer(`drop database if exists ${half}`);
  await administer(`create database ${half} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`);
  const pool = new pg.Pool({ connectionString: named(half) });
  surviveBreaks(pool, createLog('silent'));
  await fill(pool, 'postgres');
  await pool.end();
  await renameWhenFree(half);
};

/** A migrated database of its own, gone after `stop`. */
export const openTestDatabase = async (): Promise<OpenedPool> => {
  if (kind === 'embedded') {
    const { pool, stop } = await openEmbedded({
      dataDir: null,
      snapshot: await snapshotFile(),
      connectionTimeoutMs: PATIENCE,
      queryTimeoutMs: PATIENCE,
    });
    return { pool, kind, stop };
  }
  const name = `profplus_t_${randomBytes(6).toString('hex')}`;
  await administer(`create database ${name} template ${TEMPLATE}`);
  const opened = await openPool({ DATABASE_URL: named(name), DATABASE_POOL: 10, DATA_DIR: '' }, createLog('silent'), PATIENT_LIMITS);
  return {
    ...opened,
    stop: async () => {
      await opened.stop();
      await administer(`drop database ${name} with (force)`);
    },
  };
};
