import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmpty } from './empty.test-helper.ts';
import { FolderInUse } from './folder-lock.ts';
import { type Embedded, openEmbedded } from './open-embedded.ts';

let folder: string;
let database: Embedded;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'profplus-engine-'));
  database = await openEmbedded({ dataDir: folder, maintainEveryMs: 50 });
  await database.pool.query('create table notes (id int primary key, text text)');
});
afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true });
});

/** The one statement known to end the engine: it waits for rows that cannot come, and leaves with FATAL. */
const FATAL = 'copy notes from stdin';
const count = async (target: Embedded): Promise<unknown> => (await target.pool.query('select count(*) as n from notes')).rows[0];

test('the folder is for one', async () => {
  await expect(openEmbedded({ dataDir: folder })).rejects.toThrow(FolderInUse);
});

test('when the engine dies, waiting statements fail, and it starts again with what was acknowledged', async () => {
  await database.pool.query('insert into notes select id from generate_series(1, 10) id');
  const client = await database.pool.connect();
  await client.query('begin'); // it has the engine now, and others wait
  const waiting = Array.from({ length: 3 }, () => database.pool.query('select 1'));
  const outcomes = await Promise.allSettled([client.query(FATAL), ...waiting]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  client.release();
  await expect.poll(() => count(database).catch((error: unknown) => error), { timeout: 20_000 }).toEqual({ n: 10 });
});

test('without an engine, new connections are refused at once; one in memory stays away', async () => {
  const volatile = await openEmpty();
  await volatile.pool.query('create table notes (id int)');
  await expect(volatile.pool.query(FATAL)).rejects.toThrow(/Connection terminated/);
  const refusal = () => volatile.pool.query('select 1').catch((error: unknown) => error);
  await expect.poll(refusal).toMatchObject({ code: 'ECONNREFUSED', message: expect.stringContaining('kept in memory only') });
  await volatile.stop();
});

test('a loop that hears no timeout is ended with the engine, and its client told', async () => {
  const volatile = await openEmpty({ stuckAfterMs: 2_000 });
  const endless = volatile.pool.query('do $$ begin loop end loop; end $$');
  await expect(endless).rejects.toThrow(/Connection terminated/);
  await volatile.stop();
});

test('tables that have changed much are vacuumed and analysed by themselves', async () => {
  await database.pool.query('insert into notes select id from generate_series(1000, 3000) id');
  await database.pool.query('delete from notes where id > 1500');
  const upkeep = async () => {
    const { rows } = await database.pool.query(
      `select last_vacuum is not null and last_analyze is not null as done, n_dead_tup as dead from pg_stat_user_tables where relname = 'notes'`,
    );
    return rows[0];
  };
  await expect.poll(upkeep, { timeout: 10_000 }).toEqual({ done: true, dead: 0 });
  expect((await database.pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '30s' }]);
});

test('stop keeps everything and frees the folder', async () => {
  await database.pool.query(`insert into notes values (5000, 'last')`);
  await database.stop();
  database = await openEmbedded({ dataDir: folder });
  expect((await database.pool.query('select text from notes where id = 5000')).rows).toEqual([{ text: 'last' }]);
});

test('a snapshot is for memory only', async () => {
  await expect(openEmbedded({ dataDir: folder, snapshot: 'x.tar' })).rejects.toThrow('A snapshot is for a database in memory');
});
