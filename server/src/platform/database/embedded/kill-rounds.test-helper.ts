import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface KillReport {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Acknowledged, and not there after the kill. */
  readonly lost: number;
  /** There with one of its two rows. */
  readonly torn: number;
  readonly slowestStartMs: number;
}

type Place = { readonly folder: string } | { readonly url: string };

const PROGRAM = join(import.meta.dirname, 'kill-writer.test-helper.ts');

const program = (mode: 'write' | 'read', place: Place, from: number) => {
  const where = 'url' in place ? ['--url', place.url] : ['--folder', place.folder];
  return spawn(process.execPath, [PROGRAM, '--mode', mode, '--from', String(from), ...where], { stdio: ['ignore', 'pipe', 'inherit'] });
};

/** Kills a writing process with SIGKILL after some acknowledged writes, again and again, and each time looks what is left. */
export const killRounds = async (place: Place, rounds: number, log: (line: string) => void = () => undefined): Promise<KillReport> => {
  const acknowledged = new Set<number>();
  let next = 1;
  let lost = 0;
  let torn = 0;
  let slowestStartMs = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const started = performance.now();
    const before = acknowledged.size;
    const highest = await writeUntilKilled(place, next, 5 + Math.floor(Math.random() * 400), acknowledged, () => {
      slowestStartMs = Math.max(slowestStartMs, performance.now() - started);
    });
    next = Math.max(next, highest) + 1_000; // past whatever was written and not acknowledged
    const found = await readAll(place);
    const missing = [...acknowledged].filter((n) => !found.has(n)).length;
    lost = Math.max(lost, missing);
    torn = Math.max(torn, [...found.values()].filter((parts) => parts !== 2).length);
    log(`round ${round}: ${acknowledged.size - before} acknowledged, ${found.size} found, ${missing} lost`);
  }
  return { rounds, acknowledged: acknowledged.size, lost, torn, slowestStartMs: Math.round(slowestStartMs) };
};

const writeUntilKilled = async (
  place: Place,
  from: number,
  writes: number,
  acknowledged: Set<number>,
  started: () => void,
): Promise<number> => {
  const child = program('write', place, from);
  const ended = new Promise((resolve) => child.once('close', resolve));
  let seen = 0;
  let highest = from;
  for await (const line of createInterface({ input: child.stdout })) {
    if (seen === 0) started();
    seen += 1;
    highest = Math.max(highest, Number(line));
    acknowledged.add(Number(line));
    if (seen === writes) child.kill('SIGKILL');
  }
  await ended;
  if (seen === 0) throw new Error('The writer ended before it wrote anything');
  return highest;
};

const readAll = async (place: Place): Promise<Map<number, number>> => {
  const child = program('read', place, 0);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const found = new Map<number, number>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [n, parts] = line.split(' ').map(Number);
    if (n !== undefined && parts !== undefined) found.set(n, parts);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`The database did not start after a kill (code ${code})`);
  return found;
};
