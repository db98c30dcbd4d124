import { expect, test } from 'vitest';
import { readYear } from './read-year.ts';

const CASES: readonly [text: string, year: string | null][] = [
  ['2010', '2010'],
  [' 2010 г.', '2010'],
  ['2010 год', '2010'],
  ['01.09.2010', '2010'],
  ['2010-09-01', '2010'],
  ['2010-09-01 00:00:00', '2010'],
  ['2026', '2026'],
  ['2027', null],
  ['1899', null],
  ['10', null],
  ['давно', null],
];

test.each(CASES)('%s', (text, year) => {
  expect(readYear(text, '2026-03-11')).toBe(year);
});
