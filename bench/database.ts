import pg from 'pg';
import { startPostgres } from '../tools/postgres.ts';
import { fillDatabase } from '../tools/seed.ts';

export interface BenchDatabase {
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** A throwaway PostgreSQL filled with `members` and `posts`; or that of BENCH_DATABASE_URL, filled when it is empty. */
export const openBenchDatabase = async (members: number, posts: number): Promise<BenchDatabase> => {
  const given = process.env.BENCH_DATABASE_URL;
  const started = given ? { url: given, stop: async () => undefined } : await startPostgres();
  if (started === null) throw new Error('No PostgreSQL here: install one, or name one to be written to in BENCH_DATABASE_URL.');
  try {
    if (await isEmpty(started.url)) {
      const { seconds } = await fillDatabase(started.url, { members, posts });
      console.log(`Seeded ${members} members and ${posts} publications in ${seconds.toFixed(0)} s.`);
    }
    return { ...started, version: await versionOf(started.url) };
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
