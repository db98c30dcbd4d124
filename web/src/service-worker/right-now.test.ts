import { expect, test } from 'vitest';
import { rightNow } from './right-now.ts';

test.each([
  [200, 'open'],
  [304, 'open'],
  [401, 'asked'],
  [403, 'gone'],
  [404, 'gone'],
  [429, 'open'],
  [503, 'open'],
] as const)('an answer %i of the server: %s', async (status, right) => {
  expect(await rightNow(async () => new Response(null, { status }))).toBe(right);
});

test('without a network it opens', async () => {
  expect(await rightNow(() => Promise.reject(new TypeError('Failed to fetch')))).toBe('open');
});
