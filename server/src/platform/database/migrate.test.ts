import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { openEmpty } from './embedded/empty.test-helper.ts';
import { MigrationError, migrate } from './migrate.ts';
import { surviveBreaks } from './pool-care.ts';

let folder: string;
let pool: pg.Pool;
let stop: () => Promise<void>;

const openPostgres = async (url: string): Promise<void> => {
  const name = `profplus_migrate_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Pool({ connectionString: url, max: 1 });
  await admin.query(`create database ${name}`);
  pool = new pg.Pool({ connectionString: Object.assign(new URL(url), { pathname: `/${name}` }).href });
  surviveBreaks(pool, createLog('silent')); // dropping the database may overtake the pool's end
  stop = async () => {
    await pool.end();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  };
};

beforeAll(async () => {
  const url = process.env.TEST_DATABASE === 'postgres' ? process.env.TEST_DATABASE_URL : undefined;
  if (url === undefined) ({ pool, stop } = await openEmpty());
  else await openPostgres(url);
});
afterAll(() => stop());
beforeEach(async () => {
  await pool.query('drop schema public cascade; create schema public');
  folder = mkdtempSync(join(tmpdir(), 'profplus-migrate-'));
  file('0001-people.sql', 'create table people (id int primary key); insert into people values (1);');
  file('0002-names.sql', 'alter table people add name text; -- «имя»\ncreate index people_name on people (name);');
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const columns = async (): Promise<string[]> => {
  const { rows } = await pool.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'people' order by ordinal_position`,
  );
  return rows.map(({ name }) => name);
};

test('applies what is new, in order, once', async () => {
  expect(await migrate(pool, folder)).toEqual(['0001-people', '0002-names']);
  expect(await migrate(pool, folder)).toEqual([]);
  file('0003-age.sql', 'alter table people add age int;');
  expect(await migrate(pool, folder)).toEqual(['0003-age']);
  expect(await columns()).toEqual(['id', 'name', 'age']);
});

test('several starting at once apply each migration once', async () => {
  const applied = await Promise.all([migrate(pool, folder), migrate(pool, folder), migrate(pool, folder)]);
  expect(applied.flat().sort()).toEqual(['0001-people', '0002-names']);
  expect((await pool.query('select count(*) as n from people')).rows[0]).toMatchObject({ n: expect.toSatisfy((n) => Number(n) === 1) });
});

test('a broken one is rolled back whole and named; those before it stay', async () => {
  file('0002-names.sql', 'alter table people add name text; select 1/0;');
  await expect(migrate(pool, folder)).rejects.toThrow(new MigrationError('0002-names: division by zero'));
  expect(await columns()).toEqual(['id']);
  file('0002-names.sql', 'alter table people add name text;');
  expect(await migrate(pool, folder)).toEqual(['0002-names']);
});

test('an older program starts on a newer database', async () => {
  file('0003-age.sql', 'alter table people add age int;');
  await migrate(pool, folder);
  rmSync(join(folder, '0003-age.sql'));
  expect(await migrate(pool, folder)).toEqual([]);
});

test('an applied migration that is edited or missing stops the start', async () => {
  await migrate(pool, folder);
  file('0001-people.sql', 'create table people (id int8 primary key);');
  await expect(migrate(pool, folder)).rejects.toThrow('0001-people: was edited after it had been applied');
  rmSync(join(folder, '0001-people.sql'));
  await expect(migrate(pool, folder)).rejects.toThrow('0001-people: was applied to the database, and the program does not have it');
});

test('names must be NNNN-name.sql, each number once', async () => {
  file('2-second.sql', '');
  await expect(migrate(pool, folder)).rejects.toThrow('2-second.sql: a migration is named NNNN-name.sql');
  rmSync(join(folder, '2-second.sql'));
  file('0002-other.sql', '');
  await expect(migrate(pool, folder)).rejects.toThrow('0002-other: another migration has this number');
});

test('a migration waits a second for a lock, lets others through, and comes back', async () => {
  file('0001-people.sql', 'create table people (id int primary key);');
  rmSync(join(folder, '0002-names.sql'));
  await migrate(pool, folder);
  file('0002-names.sql', 'alter table people add name text;');
  const reader = await pool.connect();
  await reader.query('begin');
  await reader.query('select * from people');
  const migrating = migrate(pool, folder);
  await reader.query('select pg_sleep(1.3)');
  await reader.query('commit');
  reader.release();
  expect(await migrating).toEqual(['0002-names']);
});

const indexes = async (): Promise<string[]> => {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_index join pg_class on pg_class.oid = indexrelid
      where indrelid = 'people'::regclass and indisvalid order by relname`,
  );
  return rows.map(({ name }) => name);
};
const BY_NAME = `-- Beside the work of others; «имя»
drop index concurrently if exists people_by_name;
create index concurrently people_by_name on people (name) include (id);
drop index concurrently if exists people_name;`;

// Who is overtaken before an index must not take for made what it has not made: of a few starts one is. The embedded engine has one process.
test.runIf(process.env.TEST_DATABASE === 'postgres')(
  'an index is made concurrently, by whichever process comes to it, however the others overtake it',
  async () => {
    file('0003-by-name.sql', BY_NAME);
    for (let round = 1; round <= 6; round += 1) {
      await pool.query('drop schema public cascade; create schema public');
      const applied = await Promise.all([migrate(pool, folder), migrate(pool, folder), migrate(pool, folder)]);
      expect(applied.flat().sort()).toEqual(['0001-people', '0002-names', '0003-by-name']);
      expect(await indexes()).toEqual(['people_by_name', 'people_pkey']);
    }
  },
);

test('one that broke off while it made an index begins anew', async () => {
  file('0003-by-name.sql', BY_NAME.replace('people (name)', 'people (name, (1 / (id - 1)))'));
  await expect(migrate(pool, folder)).rejects.toThrow(new MigrationError('0003-by-name: division by zero'));
  expect(await indexes()).toEqual(['people_name', 'people_pkey']);
  file('0003-by-name.sql', BY_NAME);
  expect(await migrate(pool, folder)).toEqual(['0003-by-name']);
  expect(await indexes()).toEqual(['people_by_name', 'people_pkey']);
});

test('beside what is made concurrently nothing else stands', async () => {
  file('0003-by-name.sql', `${BY_NAME}\nupdate people set name = 'Анна';`);
  await expect(migrate(pool, folder)).rejects.toThrow('0003-by-name.sql: what is made concurrently stands in a migration of its own');
});

test('an index made concurrently lets others write meanwhile, and waits for those who wrote before', async () => {
  await migrate(pool, folder);
  file('0003-by-name.sql', BY_NAME);
  const writer = await pool.connect();
  await writer.query('begin');
  await writer.query(`insert into people values (2, 'Анна')`);
  const migrating = migrate(pool, folder);
  await writer.query('select pg_sleep(1.3)');
  await writer.query(`insert into people values (3, 'Борис')`);
  await writer.query('commit');
  writer.release();
  expect(await migrating).toEqual(['0003-by-name']);
  expect(await indexes()).toEqual(['people_by_name', 'people_pkey']);
});
