import { startPostgres } from '../../tools/postgres.ts';
import { isEmpty, versionOf } from '../read-server.ts';
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
