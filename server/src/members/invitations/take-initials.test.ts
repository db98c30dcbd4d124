import { expect, test } from 'vitest';
import { takeInitials } from './take-initials.ts';

test.each([
  ['ППО «Механический завод»', 'МЗ'],
  ['Ассоциация мастеров сцены', 'АМ'],
  ['Профком № 7', 'П'],
  ['«7 ветров»', 'В'],
])('the initials of %s are %s', (name, initials) => {
  expect(takeInitials(name)).toBe(initials);
});
