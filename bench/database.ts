import { startPostgres } from '../tools/postgres.ts';
import { fillDatabase } from '../tools/seed.ts';
import { isEmpty, versionOf } from './read-server.ts';

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
