import { expect, test } from 'vitest';
import { ticked } from './use-selection.ts';

test('ticks and unticks, each once', () => {
  const some = ticked(new Set(['a']), ['b', 'a', 'c'], true, 10);
  expect([...some]).toEqual(['a', 'b', 'c']);
  expect([...ticked(some, ['a', 'x'], false, 10)]).toEqual(['b', 'c']);
});

test('ticks not more than it may', () => {
  expect([...ticked(new Set(['a']), ['b', 'c'], true, 2)]).toEqual(['a', 'b']);
});
