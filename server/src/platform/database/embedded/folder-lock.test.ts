import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUse, lockFolder } from './folder-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profplus-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const leave = (holder: object): void =>
  writeFileSync(join(folder, 'lock'), JSON.stringify({ token: 't', started: 'then', host: hostname(), ...holder }));
const lockElsewhere = () => {
  const module = JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'));
  const script = `import { lockFolder } from ${module}; lockFolder(${JSON.stringify(folder)}); console.log('locked');`;
  return spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], { encoding: 'utf8' });
};

test('a second process is told which folder is in use', () => {
  const unlock = lockFolder(folder);
  const { stdout, stderr } = lockElsewhere();
  expect(stdout).toBe('');
  expect(stderr).toContain(`The data folder ${folder} is in use by another process (${process.pid})`);
  unlock();
  expect(lockElsewhere().stdout).toBe('locked\n');
});

test('the same process cannot take it twice', () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(FolderInUse);
  unlock();
  lockFolder(folder)();
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

test('the lock of a process that ended without freeing it is taken over', () => {
  expect(lockElsewhere().stdout).toBe('locked\n');
  expect(existsSync(join(folder, 'lock'))).toBe(true);
  lockFolder(folder)();
});

test('so is one whose process number belongs to a later process', () => {
  leave({ pid: process.pid });
  lockFolder(folder)();
});

test('and one that cannot be read', () => {
  writeFileSync(join(folder, 'lock'), '{');
  lockFolder(folder)();
});

test('a holder on another machine is believed while its lock is fresh', () => {
  leave({ pid: 1, host: 'elsewhere' });
  expect(() => lockFolder(folder)).toThrow(/in use by another process \(1 on elsewhere; if it is gone, try again in 20 seconds\)/);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(join(folder, 'lock'), longAgo, longAgo);
  const unlock = lockFolder(folder);
  expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
  unlock();
});
