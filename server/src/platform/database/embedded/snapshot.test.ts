import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openEmbedded } from './open-embedded.ts';
import { ensureSnapshot } from './snapshot.ts';

const folder = mkdtempSync(join(tmpdir(), 'profplus-snapshot-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('each database of a snapshot begins with what was prepared, and goes its own way', { timeout: 120_000 }, async () => {
  let prepared = 0;
  const ensure = (key: string) =>
    ensureSnapshot({
      folder,
      key,
      prepare: async (pool) => {
        prepared += 1;
        await pool.query(`create table notes (text text); insert into notes values ('prepared')`);
      },
    });
  const snapshot = await ensure('one');
  expect(await ensure('one')).toBe(snapshot);
  expect(prepared).toBe(1);

  const [first, second] = await Promise.all([openEmbedded({ dataDir: null, snapshot }), openEmbedded({ dataDir: null, snapshot })]);
  await first.pool.query(`insert into notes values ('first')`);
  expect((await first.pool.query('select text from notes')).rows).toHaveLength(2);
  expect((await second.pool.query('select text from notes')).rows).toEqual([{ text: 'prepared' }]);
  await Promise.all([first.stop(), second.stop()]);

  await ensure('two');
  expect(readdirSync(folder)).toHaveLength(1);
});
