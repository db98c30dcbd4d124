import { expect, test } from 'vitest';
import { spread } from './spread.ts';

const stage = () => {
  const waits: { run: () => void; milliseconds: number }[] = [];
  const pass = () => {
    for (const { run } of waits.splice(0)) run();
  };
  return { waits, pass, later: (run: () => void, milliseconds: number) => void waits.push({ run, milliseconds }) };
};
const pace = { atOnce: 3, step: 2, everyMs: 50 };

test('tells few at once', () => {
  const { waits, later } = stage();
  const told: number[] = [];
  spread([1, 2, 3], (one) => told.push(one), pace, later);
  expect(told).toEqual([1, 2, 3]);
  expect(waits).toEqual([]);
});

test('tells many step by step, and each in the order of the hints', () => {
  const { waits, pass, later } = stage();
  const listeners = [1, 2, 3, 4, 5, 6];
  const told: string[] = [];
  spread(listeners, (one) => told.push(`first ${one}`), pace, later);
  expect(told).toHaveLength(3);
  expect(waits.map(({ milliseconds }) => milliseconds)).toEqual([50]);
  spread(listeners, (one) => told.push(`second ${one}`), pace, later);
  pass();
  expect(told.slice(6)).toEqual(['first 4', 'first 5', 'second 4', 'second 5']);
  pass();
  expect(told.slice(10)).toEqual(['first 6', 'second 6']);
  expect(waits).toEqual([]);
});
