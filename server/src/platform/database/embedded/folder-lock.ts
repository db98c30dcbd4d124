import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const BEAT_MS = 5_000;
/** A holder on another machine (or in another container) is believed to live for so long after its last beat. */
const SILENT_MS = 20_000;

const Holder = z.object({ token: z.string(), pid: z.number(), host: z.string(), started: z.string() });
type Holder = z.infer<typeof Holder>;

/** The data folder belongs to another running process. */
export class FolderInUse extends Error {
  readonly code = 'FOLDER_IN_USE';
  constructor(folder: string, holder: Holder) {
    const where = holder.host === hostname() ? '' : ` on ${holder.host}; if it is gone, try again in ${SILENT_MS / 1000} seconds`;
    super(`The data folder ${folder} is in use by another process (${holder.pid}${where}). Stop it, or set another DATA_DIR`);
    this.name = 'FolderInUse';
  }
}

/** Takes the folder for this process alone and gives what frees it. A lock left by a dead process is taken over. Raises `FolderInUse`. */
export const lockFolder = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  const own: Holder = { token: randomUUID(), pid: process.pid, host: hostname(), started: startOf(process.pid) ?? '' };
  while (!tryLink(path, own)) {
    const holder = read(path);
    if (holder === null) continue; // freed in between
    if (lives(holder, path)) throw new FolderInUse(folder, holder);
    takeAway(path, holder, folder);
  }
  const beat = setInterval(() => touch(path, own), BEAT_MS).unref();
  return () => {
    clearInterval(beat);
    if (read(path)?.token === own.token) rmSync(path, { force: true });
  };
};

// A link is made whole or not at all, so nobody reads half a lock.
const tryLink = (path: string, own: Holder): boolean => {
  const draft = `${path}.${own.token}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
};

// Two may find the same dead holder; the slower of them would move the lock of the faster one, sees it, and puts it back.
const takeAway = (path: string, dead: Holder, folder: string): void => {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = read(aside);
  if (moved !== null && moved.token !== dead.token) {
    renameSync(aside, path);
    throw new FolderInUse(folder, moved);
  }
  rmSync(aside, { force: true });
};

const read = (path: string): Holder | null => {
  try {
    const { success, data } = Holder.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return success ? data : { token: '', pid: 0, host: hostname(), started: '' };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    if (error instanceof SyntaxError) return { token: '', pid: 0, host: hostname(), started: '' };
    throw error;
  }
};

const lives = (holder: Holder, path: string): boolean => {
  if (holder.host !== hostname()) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < SILENT_MS;
  // Number and start together: in a container the program after a crash has the same number as the one before.
  return holder.pid > 0 && startOf(holder.pid) === holder.started;
};

/** What tells a process from a later one of the same number; null when there is none. */
const startOf = (pid: number): string | null => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : `${boot} ${fields[18]}`; // starttime, proc(5)
  } catch {
    return ''; // no /proc here: the number alone must do
  }
};

const touch = (path: string, own: Holder): void => {
  const now = new Date();
  if (read(path)?.token === own.token) utimesSync(path, now, now);
};

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
