import { expect, it } from 'vitest';
import { mayReload } from './stale-page.ts';

it('reloads a stale page once, and again only after a pause', () => {
  expect(mayReload(null, 1_000_000)).toBe(true);
  expect(mayReload('1000000', 1_030_000)).toBe(false);
  expect(mayReload('1000000', 1_060_001)).toBe(true);
});
