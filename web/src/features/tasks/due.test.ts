import { expect, test } from 'vitest';
import { dateIn, groupOf } from './due.ts';

test('a day is that of the zone', () => {
  const instant = new Date('2026-11-22T21:30:00Z');
  expect(dateIn(instant, 'Europe/Moscow')).toBe('2026-11-23');
  expect(dateIn(instant, 'Europe/Kaliningrad')).toBe('2026-11-22');
});

test('own tasks stand by urgency', () => {
  const due = (on: string) => ({ on, time: null });
  expect(groupOf({ overdue: true, due: due('2026-11-20') }, '2026-11-22')).toBe('overdue');
  expect(groupOf({ overdue: false, due: due('2026-11-22') }, '2026-11-22')).toBe('today');
  expect(groupOf({ overdue: false, due: due('2026-11-23') }, '2026-11-22')).toBe('soon');
  expect(groupOf({ overdue: false, due: null }, '2026-11-22')).toBe('undated');
});
