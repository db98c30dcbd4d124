import { expect, it } from 'vitest';
import { awaitsPlace } from './live.ts';

it('knows where this member waits for a place', () => {
  const waits = { mine: { answer: 'yes', waiting: true } };
  const goes = { mine: { answer: 'yes', waiting: false } };
  const range = { events: [{ occurrences: [goes] }, { occurrences: [{ ...goes, mine: undefined }, waits] }] };
  expect([range, waits, { items: [goes, waits] }, { pages: [{ items: [] }, { items: [waits] }] }].map(awaitsPlace)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  // Another member waits: `mine` is this one's alone.
  const guests = { pages: [{ items: [{ name: 'Анна', waiting: true }] }] };
  expect([undefined, null, goes, { mine: null }, { items: [goes] }, guests, { leads: [60] }].some(awaitsPlace)).toBe(false);
});
