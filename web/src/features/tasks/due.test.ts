import { expect, test } from 'vitest';
import { groupOf } from './due.ts';

test('own tasks stand by urgency', () => {
  const due = (on: string) => ({ on, time: null });
  expect(groupOf({ overdue: true, due: due('2026-11-20') }, '2026-11-22')).toBe('overdue');
  expect(groupOf({ overdue: false, due: due('2026-11-22') }, '2026-11-22')).toBe('today');
  expect(groupOf({ overdue: false, due: due('2026-11-23') }, '2026-11-22')).toBe('soon');
  expect(groupOf({ overdue: false, due: null }, '2026-11-22')).toBe('undated');
});
