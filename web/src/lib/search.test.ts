import { expect, test } from 'vitest';
import { integer, maybeDate, maybeInteger, oneOf, search, text, withoutEmpty } from './search.ts';

const parse = search({ q: text(), page: integer(1, 1, 100), size: oneOf([25, 50], 50), sort: oneOf(['name', 'card'], 'name') });
const read = (raw: object) => parse(raw as Parameters<typeof parse>[0]);

test('reads what fits', () => {
  expect(read({ q: 'Лугов', page: 3, size: 25, sort: 'card' })).toEqual({ q: 'Лугов', page: 3, size: 25, sort: 'card' });
});

test('takes the default for what is missing or cannot be read, and drops the unknown', () => {
  const broken = { q: ['x'], page: '0', size: 26, sort: { a: 1 }, hack: 1 };
  expect(read(broken)).toEqual({ q: '', page: 1, size: 50, sort: 'name' });
});

test('reads digits that the address gave as text, and text that the router took for a number', () => {
  const fromAddress = { q: 950, size: '25' };
  expect(read(fromAddress)).toMatchObject({ q: '950', size: 25 });
});

test('what is empty does not show in an address, zeros do', () => {
  expect(withoutEmpty({ q: '', page: 0, sort: 'name' })).toEqual({ page: 0, sort: 'name' });
});

test('reads what may be left out: a number within its bounds, a day', () => {
  const ages = search({ from: maybeInteger(0, 120), since: maybeDate() });
  const given = (raw: object) => ages(raw as Parameters<typeof ages>[0]);
  expect(given({ from: '36', since: '2026-02-28' })).toEqual({ from: 36, since: '2026-02-28' });
  expect(given({ from: 0 })).toEqual({ from: 0, since: '' });
  expect(given({ from: '' })).toEqual({ from: '', since: '' });
  expect(given({ from: 121, since: '2026-13-01' })).toEqual({ from: '', since: '' });
});
