import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDurable } from './engine.ts';
import { DurableFileSystem } from './file-systems.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'profplus-durability-'));
  mkdirSync(join(folder, 'cluster.new')); // a first start that was killed
  writeFileSync(join(folder, 'cluster.new/PG_VERSION'), '18');
});
afterEach(() => rmSync(folder, { recursive: true }));

const died = vi.fn<(reason: string) => void>();

test('each commit syncs a file, and without that the start is refused', { timeout: 120_000 }, async () => {
  const syncs: number[] = [];
  const seen = vi.spyOn(DurableFileSystem.prototype, 'sync');
  const engine = await openDurable(folder, 0, died);
  await engine.query('create table notes (id int)');
  for (let id = 0; id < 3; id += 1) {
    seen.mockClear();
    await engine.query('insert into notes values ($1)', [id]);
    syncs.push(seen.mock.calls.length);
  }
  expect(syncs).toEqual([1, 1, 1]);
  seen.mockClear();
  await engine.query('select * from notes');
  expect(seen).not.toHaveBeenCalled();
  await engine.close();
  seen.mockRestore();

  const counted = vi.spyOn(DurableFileSystem.prototype, 'syncs', 'get').mockReturnValue(7); // as if no sync had come
  await expect(openDurable(folder, 0, died)).rejects.toThrow('A commit of the embedded database did not reach fsync');
  counted.mockRestore();
  expect(died).not.toHaveBeenCalled();
});

test('a sync that fails ends the engine: a second try would lie', () => {
  const files = new DurableFileSystem(folder, died);
  files.sync(-1);
  expect(died).toHaveBeenCalledWith(expect.stringContaining('fsync failed'));
});
