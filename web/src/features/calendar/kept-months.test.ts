import { expect, test } from 'vitest';
import { keptMonths } from './kept-months.ts';

test('this month and the next two are kept as the screen asks for them, over the end of the year too', () => {
  expect(keptMonths('2026-11-30')).toEqual([
    { from: '2026-10-26', to: '2026-12-06' },
    { from: '2026-11-30', to: '2027-01-03' },
    { from: '2026-12-28', to: '2027-01-31' },
  ]);
});
