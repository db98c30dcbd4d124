import { parseArgs } from 'node:util';
import pg from 'pg';
import { createLog } from '../../log.ts';
import { openPool } from '../pool.ts';

// A program to be killed: each number is two rows of one transaction, and is printed once the commit was acknowledged.
const { values } = parseArgs({
  options: { mode: { type: 'string' }, folder: { type: 'string' }, url: { type: 'string' }, from: { type: 'string' } },
});
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

const settings = { DATABASE_POOL: 8, DATA_DIR: values.folder ?? '', ...(values.url === undefined ? {} : { DATABASE_URL: values.url }) };
const { pool, stop } = await openPool(settings, createLog('silent'));

const write = async (n: number): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('insert into kill_rounds values ($1, 1)', [n]);
    await client.query('insert into kill_rounds values ($1, 2)', [n]);
    await client.query('commit');
    say(String(n));
  } finally {
    client.release();
  }
};

if (values.mode === 'write') {
  await pool.query('create table if not exists kill_rounds (n int, part int, primary key (n, part))');
  let next = Number(values.from);
  const writer = async (): Promise<never> => {
    for (;;) await write(next++);
  };
  await Promise.all(Array.from({ length: 6 }, writer));
}

const { rows } = await pool
  .query<{ n: number; parts: number }>('select n, count(*) as parts from kill_rounds group by n order by n')
  .catch((error: unknown) => {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return { rows: [] }; // killed before the table was there
    throw error;
  });
for (const { n, parts } of rows) say(`${n} ${parts}`);
await stop();
