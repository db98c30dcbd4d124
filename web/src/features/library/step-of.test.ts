import { expect, test } from 'vitest';
import { stepOf } from './step-of.ts';

const rows = (...tops: number[]) => tops.map((top) => ({ getBoundingClientRect: () => ({ top }) }));

test('arrows walk over rows of tiles', () => {
  const places = rows(0, 0, 0, 100, 100, 100, 200);
  expect(stepOf('ArrowRight', 0, places)).toBe(1);
  expect(stepOf('ArrowLeft', 0, places)).toBeNull();
  expect(stepOf('ArrowDown', 1, places)).toBe(4);
  expect(stepOf('ArrowUp', 4, places)).toBe(1);
  expect(stepOf('ArrowUp', 1, places)).toBeNull();
  expect(stepOf('End', 1, places)).toBe(6);
  expect(stepOf('Enter', 1, places)).toBeNull();
});

test('down from over a shorter last row goes to its end, from the last row nowhere', () => {
  const places = rows(0, 0, 0, 100);
  expect(stepOf('ArrowDown', 2, places)).toBe(3);
  expect(stepOf('ArrowDown', 3, places)).toBeNull();
});
