import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { start, stop } from '../tools/processes.ts';

export interface Server {
  readonly port: number;
  /** Milliseconds of processor time used since the start, by all threads; null where the system does not tell. */
  cpu(): number | null;
  stop(): Promise<void>;
}

interface Settings {
  readonly url: string;
  /** For the product's files; it is not ours to remove. */
  readonly folder: string;
  /** Where the product's CPU profile goes, if one is wanted. */
  readonly profile?: string | undefined;
}

const root = join(import.meta.dirname, '..');
const STARTING_SECONDS = 30;
const POOL = '20';

/** Starts the product as a web process. */
export const startOurs = ({ url, folder, profile }: Settings): Promise<Server> =>
  listening(
    [...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]), '--max-semi-space-size=8', 'server/src/main.ts'],
    {
      DATABASE_URL: url,
      DATABASE_POOL: POOL,
      DATA_DIR: folder,
      ROLE: 'web',
      PORT: '0',
      METRICS_PORT: '0',
      LOG_LEVEL: 'warn',
      REQUESTS_PER_MINUTE: '1000000000',
    },
  );

/** Starts what it is measured against; with a list of statements, what answers with those. */
export const startFloor = ({ url }: Settings, statements?: string): Promise<Server> =>
  listening([statements === undefined ? 'bench/floor.ts' : 'bench/floor-members.ts'], {
    DATABASE_URL: url,
    DATABASE_POOL: POOL,
    ...(statements === undefined ? {} : { STATEMENTS: statements }),
  });

const listening = async (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Server> => {
  const inherited = { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR };
  const child = start(process.execPath, args, { cwd: root, env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return { port: await portOf(child), cpu: () => cpuOf(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child, 'SIGKILL');
    throw error;
  }
};

/** Both print their address in brackets; what else they say goes on to the terminal. */
const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${child.spawnargs.at(-1)} did not listen in time`)), STARTING_SECONDS * 1_000);
    child.once('exit', (code) => reject(new Error(`${child.spawnargs.at(-1)} ended with ${code}`)));
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const port = /\(http:\/\/127\.0\.0\.1:(\d+)\)/.exec(text)?.[1];
      if (port === undefined) return void process.stdout.write(text);
      clearTimeout(timer);
      resolve(Number(port));
    });
  });

/** Linux counts in hundredths of a second, whatever the kernel's own tick: proc(5), USER_HZ. */
const TICK_MS = 10;

const cpuOf = ({ pid }: ChildProcess): number | null => {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  const text = readFileSync(path, 'utf8');
  // The second field, the program's name in brackets, may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
};
