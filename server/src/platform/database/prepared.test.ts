import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '#test/database.ts';
import { openDatabase } from './database.ts';
import type { OpenedPool } from './pool.ts';
import { prepared } from './prepared.ts';

let database: OpenedPool;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

test('a marked statement answers for other values, and PostgreSQL alone keeps it; another is not kept', async () => {
  await openDatabase(database.pool)
    .connection()
    .execute(async (db) => {
      const double = async (value: number) =>
        (await sql<{ twice: number }>`${prepared} select ${value}::int * 2 as twice`.execute(db)).rows;
      expect(await double(2)).toEqual([{ twice: 4 }]);
      expect(await double(5)).toEqual([{ twice: 10 }]);
      await sql`select ${7}::int * 3 as thrice`.execute(db);
      const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements where name <> ''`.execute(db);
      expect(rows.map(({ statement }) => statement)).toEqual(
        database.kind === 'postgres' ? [expect.stringContaining('select $1::int * 2 as twice')] : [],
      );
    });
});
