import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openEmpty } from './empty.test-helper.ts';
import type { Embedded } from './open-embedded.ts';

let database: Embedded;
let pool: pg.Pool;
beforeAll(async () => {
  database = await openEmpty({ max: 16 });
  ({ pool } = database);
});
afterAll(() => database.stop());
beforeEach(() => pool.query('drop table if exists accounts; create table accounts (id int primary key, balance int not null)'));

const inTransaction = async (work: (client: pg.PoolClient) => Promise<void>): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};
/** Cuts a client off without a word, as a crash would. */
const vanish = (client: pg.PoolClient): void => {
  client.on('error', () => undefined);
  client.release(new Error('gone'));
};

test('thousands of mixed statements of many clients give each its own rows', async () => {
  await pool.query('insert into accounts select id, 100 from generate_series(1, 20) id');
  const transfer = (n: number) =>
    inTransaction(async (client) => {
      const [from, to] = [(n % 20) + 1, ((n * 7 + 3) % 20) + 1];
      const { rows } = await client.query<{ balance: number }>('select balance from accounts where id = $1 for update', [from]);
      await client.query('update accounts set balance = $2 where id = $1', [from, (rows[0]?.balance ?? 0) - 1]);
      await client.query('update accounts set balance = balance + 1 where id = $1', [to]);
    });
  const failing = (n: number) =>
    inTransaction(async (client) => {
      await client.query('update accounts set balance = 0');
      await client.query('insert into accounts values ($1, 0)', [(n % 20) + 1]); // a duplicate
    });
  const echo = async (n: number) => {
    const { rows } = await pool.query('select $1::int as n, repeat($2, $1) as text', [n, 'я']);
    expect(rows).toEqual([{ n, text: 'я'.repeat(n) }]);
  };
  const sum = async () => {
    const { rows } = await pool.query<{ total: number }>('select sum(balance) as total from accounts');
    expect(rows).toEqual([{ total: 2_000 }]);
  };
  const outcomes = await Promise.allSettled(
    Array.from({ length: 1_200 }, (_, n) => [transfer, echo, failing, sum, echo, echo][n % 6]?.(n)),
  );
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused).toHaveLength(200);
  for (const reason of refused) expect(reason).toMatchObject({ code: '23505' });
  await sum();
});

test('an answer of megabytes comes whole', async () => {
  const { rows } = await pool.query<{ text: string }>(`select repeat('0123456789', 500_000) as text from generate_series(1, 3)`);
  expect(rows.map(({ text }) => text.length)).toEqual([5_000_000, 5_000_000, 5_000_000]);
  expect((await pool.query('select length($1) as length', ['x'.repeat(3_000_000)])).rows).toEqual([{ length: 3_000_000 }]);
});

test('a client that dies in a transaction is rolled back, and the next is served', async () => {
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into accounts values (1, 1)');
  vanish(client);
  expect((await pool.query('select * from accounts')).rows).toEqual([]);
});

test('a client that dies after a failed statement is rolled back too', async () => {
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into accounts values (1, 1)');
  await expect(client.query('select 1/0')).rejects.toMatchObject({ code: '22012' });
  vanish(client);
  expect((await pool.query('select * from accounts')).rows).toEqual([]);
});

test('a transaction left idle is rolled back and its client told, under constant traffic of others', async () => {
  const impatient = await openEmpty({ idleInTransactionMs: 300 });
  await impatient.pool.query('create table accounts (id int)');
  const client = await impatient.pool.connect();
  const told = new Promise((resolve) => client.once('error', resolve));
  await client.query('begin');
  await client.query('insert into accounts select 1 from pg_sleep(0.4)'); // work is not idleness
  const others = Array.from({ length: 9 }, () => impatient.pool.query('select count(*) as n from accounts'));
  expect(await told).toMatchObject({ message: 'Connection terminated unexpectedly' });
  await expect(client.query('commit')).rejects.toThrow();
  client.release();
  for (const { rows } of await Promise.all(others)) expect(rows).toEqual([{ n: 0 }]);
  await impatient.stop();
});

test('statement_timeout ends a statement, and the connection goes on', async () => {
  await inTransaction(async (client) => {
    await client.query('set local statement_timeout = 100');
    await client.query('savepoint before');
    for (const slow of ['select pg_sleep(20)', 'select count(*) from generate_series(1, 100000000)']) {
      await expect(client.query(slow)).rejects.toMatchObject({ code: '57014', message: 'canceling statement due to statement timeout' });
      await client.query('rollback to before');
    }
    await client.query('insert into accounts values (1, 1)');
  });
  await pool.query('select pg_sleep(0.2)'); // the limit was the transaction's
  expect((await pool.query('select id from accounts')).rows).toEqual([{ id: 1 }]);
});

test('notifications reach who listens, and nobody else, after the commit', async () => {
  const [first, second, sender] = [await pool.connect(), await pool.connect(), await pool.connect()];
  const heard: string[] = [];
  const next = (client: pg.PoolClient) => new Promise<pg.Notification>((resolve) => client.once('notification', resolve));
  first.on('notification', ({ channel, payload }) => heard.push(`first ${channel} ${payload}`));
  second.on('notification', ({ channel, payload }) => heard.push(`second ${channel} ${payload}`));
  await first.query('listen news');
  await second.query('listen "Other"');
  await second.query('listen news');
  await second.query('unlisten news'); // for itself, not for the first

  const told = next(first);
  await sender.query('begin');
  await sender.query(`select pg_notify('news', 'lost')`);
  await sender.query('rollback');
  await sender.query('begin');
  await sender.query(`select pg_notify('news', 'kept')`);
  expect(heard).toEqual([]);
  await sender.query('commit');
  expect(await told).toMatchObject({ channel: 'news', payload: 'kept' });

  const other = next(second);
  await sender.query(`notify "Other", 'two'`);
  await other;
  expect(heard).toEqual(['first news kept', 'second Other two']);
  for (const client of [first, second, sender]) client.release(true);
});

test('extensions and ICU collations are there', async () => {
  await pool.query('create extension if not exists pg_trgm; create extension if not exists btree_gin');
  const { rows } = await pool.query(`select name, similarity(name, 'елка') > 0 as alike from (values ('ёлка'), ('жук'), ('ель')) v(name)
    order by name collate "und-x-icu"`);
  expect(rows.map(({ name }: { name: string }) => name)).toEqual(['ёлка', 'ель', 'жук']);
});
