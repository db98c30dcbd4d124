import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmpty } from './embedded/empty.test-helper.ts';
import type { Embedded } from './embedded/open-embedded.ts';

let database: Embedded;
beforeAll(async () => {
  database = await openEmpty();
});
afterAll(() => database.stop());

test.each([
  ['count(*)', 1],
  ['9007199254740991::int8', Number.MAX_SAFE_INTEGER],
  ['9007199254740993::int8', '9007199254740993'],
  ['12.50::numeric', 12.5],
  [`date '2000-02-29'`, '2000-02-29'],
  [`timestamptz '2026-03-11 12:00:00+03'`, new Date('2026-03-11T09:00:00Z')],
  [`'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
  ['true', true],
  ['null::int8', null],
  [`array[1, null, 3]::int8[]`, [1, null, 3]],
  [`array[1.5]::numeric[]`, [1.5]],
  [`array[date '2000-02-29', null]`, ['2000-02-29', null]],
  [`'\\x00ff'::bytea`, Buffer.from([0, 255])],
])('%s', async (expression, expected) => {
  const { rows } = await database.pool.query(`select ${expression} as value`);
  expect(rows[0].value).toEqual(expected);
});
