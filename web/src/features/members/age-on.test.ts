import { expect, test } from 'vitest';
import { ageOn } from './age-on.ts';

test('turns on the birthday', () => {
  expect(ageOn('1990-03-12', new Date(2026, 2, 11))).toBe(35);
  expect(ageOn('1990-03-12', new Date(2026, 2, 12))).toBe(36);
  expect(ageOn('1990-12-01', new Date(2026, 2, 12))).toBe(35);
});

test('of 29 February turns on 1 March of common years', () => {
  expect(ageOn('2008-02-29', new Date(2026, 1, 28))).toBe(17);
  expect(ageOn('2008-02-29', new Date(2026, 2, 1))).toBe(18);
  expect(ageOn('2008-02-29', new Date(2028, 1, 29))).toBe(20);
});
