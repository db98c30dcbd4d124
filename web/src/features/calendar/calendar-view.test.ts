import { expect, it } from 'vitest';
import { daysShown, readCalendarView, turned } from './calendar-view.ts';

it('reads a broken address as the plain one', () => {
  expect(readCalendarView({ view: 'year', date: '2026-02-31x' } as never)).toEqual({ view: '', date: '', kind: '', when: '' });
});
it('shows whole weeks, Monday first', () => {
  expect(daysShown('month', '2026-11-22')).toEqual({ from: '2026-10-26', to: '2026-12-06' });
  expect(daysShown('week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(daysShown('day', '2026-11-22')).toEqual({ from: '2026-11-22', to: '2026-11-22' });
});
it('turns by its own period', () => {
  expect(turned('month', '2026-01-31', 1)).toBe('2026-02-01');
  expect(turned('week', '2026-11-22', -1)).toBe('2026-11-15');
  expect(turned('day', '2026-12-31', 1)).toBe('2027-01-01');
});
