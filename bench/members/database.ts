import pg from 'pg';
import { startPostgres } from '../../tools/postgres.ts';
import { fillRegister, type Register } from './fill-register.ts';

export interface RegisterDatabase {
  readonly url: string;
  readonly version: string;
  readonly register: Register;
  /** What the filling took, when it was filled now. */
  readonly seconds: number | null;
  stop(): Promise<void>;
}

const REGISTER: Register = { members: 1_000_000, organizations: 10_000, membersEach: 100 };
/** A quarter of a small server's memory, as PostgreSQL's manual advises; all else is as installed. */
const SETTINGS = ['shared_buffers=1GB'];

/**
 * The database to measure on: of BENCH_DATABASE_URL, or a PostgreSQL of our own in the folder BENCH_FOLDER, which is kept for the next
 * run, or in a temporary one. Filled when it is empty.
 */
export const openRegister = async (): Promise<RegisterDatabase> => {
  const { BENCH_DATABASE_URL: given, BENCH_FOLDER: kept } = process.env;
  const started = given
    ? { url: given, stop: async () => undefined }
    : await startPostgres({ settings: SETTINGS, ...(kept ? { kept } : {}) });
  if (started === null) throw new Error('No PostgreSQL here: install one, or name one to be written to in BENCH_DATABASE_URL.');
  try {
    const seconds = (await isEmpty(started.url)) ? await fillRegister(started.url, REGISTER, (text) => console.log(`  ${text}`)) : null;
    if (seconds !== null) console.log(`Filled in ${seconds.toFixed(0)} s.`);
    return { ...started, seconds, register: REGISTER, version: await versionOf(started.url) };
  } catch (error) {
    await started.stop();
    throw error;
  }
};

const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

const isEmpty = (url: string): Promise<boolean> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(`select to_regclass('organizations') is not null as found`);
    return !rows[0]?.found || (await client.query('select from organizations limit 1')).rowCount === 0;
  });

const versionOf = (url: string): Promise<string> =>
  withClient(url, async (client) => (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version ?? '');
