import { expect, test } from 'vitest';
import { rateOf, type Sample, secondsLeft, withSample } from './transfer-rate.ts';

const MB = 2 ** 20;
const gather = (samples: readonly Sample[]) => samples.reduce<readonly Sample[]>(withSample, []);

test('tells the seconds that remain by the pace of the last seconds', () => {
  const samples = gather([0, 1, 2, 3, 4].map((second) => ({ at: second * 1_000, sent: second * MB })));
  expect(rateOf(samples)).toBe(MB);
  expect(secondsLeft(samples, 10 * MB)).toBe(10);
});

test('tells nothing while too little is known, or nothing moves', () => {
  expect(secondsLeft([], MB)).toBeNull();
  expect(secondsLeft([{ at: 0, sent: 0 }], MB)).toBeNull();
  expect(
    secondsLeft(
      [
        { at: 0, sent: 5 },
        { at: 4_000, sent: 5 },
      ],
      MB,
    ),
  ).toBeNull();
});

test('an old pace is forgotten, and what was taken away does not count', () => {
  const slow = gather([
    { at: 0, sent: 0 },
    { at: 60_000, sent: MB },
    { at: 62_000, sent: 3 * MB },
  ]);
  expect(rateOf(slow)).toBe(MB);
  expect(withSample(slow, { at: 63_000, sent: MB })).toEqual([{ at: 63_000, sent: MB }]);
});
