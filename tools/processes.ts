import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

const running = new Set<ChildProcess>();

export interface Ended {
  readonly code: number;
  /** What was written, when `captured`. */
  readonly output: string;
}

export interface RunOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> {
  /** Keep the output instead of showing it. */
  readonly captured?: boolean;
  readonly seconds?: number;
}

/** Starts a command in a process group of its own, so that `stop` ends its children too. */
export const start = (command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess => {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
};

/** Runs a command to its end; one that takes longer than `seconds` is killed and fails. */
export const run = (command: string, args: readonly string[], { captured = false, seconds = 600, ...options }: RunOptions = {}) =>
  new Promise<Ended>((resolve, reject) => {
    const child = start(command, args, { ...options, stdio: ['ignore', captured ? 'pipe' : 'inherit', captured ? 'pipe' : 'inherit'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    const timer = setTimeout(() => {
      console.error(`${command} took longer than ${seconds} s and was stopped.`);
      signal(child, 'SIGKILL');
    }, seconds * 1_000);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });

/** Sends the signal to the process and its children, and waits for its end. */
export const stop = (child: ChildProcess, name: NodeJS.Signals = 'SIGTERM') =>
  new Promise<void>((resolve) => {
    if (!running.has(child)) return resolve();
    child.once('exit', () => resolve());
    signal(child, name);
  });

/** After this, a Ctrl-C or SIGTERM to us ends everything that was started. */
export const endTogether = () => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, async () => {
      await Promise.all([...running].map((child) => stopOrKill(child)));
      process.exit(130);
    });
  process.once('exit', () => {
    for (const child of running) signal(child, 'SIGKILL');
  });
};

const stopOrKill = async (child: ChildProcess) => {
  const timer = setTimeout(() => signal(child, 'SIGKILL'), 5_000);
  await stop(child);
  clearTimeout(timer);
};

const signal = ({ pid }: ChildProcess, name: NodeJS.Signals) => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    // ESRCH: the group has ended by itself
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
};
