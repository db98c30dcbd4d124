import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { aptInstall } from './apt.ts';
import { run, start, stop } from './processes.ts';

export interface Postgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

interface PostgresOptions {
  /** A folder that stays, with what is in it, for the next start; a temporary one unless said. */
  readonly kept?: string;
  readonly settings?: readonly string[];
}

/** Starts a throwaway PostgreSQL; null when this machine has none and cannot get it. Durability is off. */
export const startPostgres = async ({ kept, settings: own = [] }: PostgresOptions = {}): Promise<Postgres | null> => {
  const programs = findPrograms() ?? (aptInstall('postgresql') ? findPrograms() : null);
  if (!programs) return null;
  if (kept !== undefined) mkdirSync(kept, { recursive: true });
  const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'profplus-postgres-')) : resolve(kept);
  const forget = () => kept === undefined && rmSync(folder, { recursive: true, force: true });
  const user = serverUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder };
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const made = existsSync(data) ? { code: 0, output: '' } : await run(join(programs, 'initdb'), initdb, { ...options, captured: true });
  if (made.code !== 0) throw new Error(`initdb failed.\n${made.output}`);

  const port = await freePort();
  const settings = [
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'max_connections=200',
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    ...own,
  ];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = start(join(programs, 'postgres'), args, { ...options, stdio: 'ignore' });
  const end = async () => {
    // What is thrown away need not be put in order first.
    await stop(server, kept === undefined ? 'SIGQUIT' : 'SIGINT');
    forget();
  };
  process.once('exit', forget);
  for (let tries = 0; tries < 100; tries += 1) {
    const ready = await run(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)], { captured: true });
    if (ready.code === 0) return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: end };
    await wait(100);
  }
  await end();
  throw new Error('PostgreSQL was started and did not answer within ten seconds.');
};

/** The folder of the newest `postgres`: Debian keeps it off PATH. */
const findPrograms = (): string | null => {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
};

/** PostgreSQL refuses to run as root. */
const serverUser = (): { uid: number; gid: number } | null => {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: id('-u', name), gid: id('-g', name) };
    } catch (error) {
      if (name === 'nobody')
        throw new Error('PostgreSQL needs a user other than root, and neither postgres nor nobody exists.', { cause: error });
    }
  }
  return null;
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port.'))));
    });
  });
