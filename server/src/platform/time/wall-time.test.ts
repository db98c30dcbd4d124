import { expect, it } from 'vitest';
import { addDays, instantOf, instantsOf, localDate, minutesBetween, wallOf } from './wall-time.ts';

it('a wall in its zone, in winter and in summer', () => {
  expect(instantOf('2026-03-16T10:00', 'Europe/Moscow').toISOString()).toBe('2026-03-16T07:00:00.000Z');
  expect(instantOf('2026-03-16T10:00', 'Europe/Berlin').toISOString()).toBe('2026-03-16T09:00:00.000Z');
  expect(instantOf('2026-04-16T10:00', 'Europe/Berlin').toISOString()).toBe('2026-04-16T08:00:00.000Z');
  expect(wallOf(new Date('2026-04-16T08:00:00Z'), 'Europe/Berlin')).toBe('2026-04-16T10:00');
  expect(wallOf(new Date('2026-12-31T21:00:59.999Z'), 'Europe/Moscow')).toBe('2027-01-01T00:00');
  expect(localDate(new Date('2026-12-31T20:59:59.999Z'), 'Europe/Moscow')).toBe('2026-12-31');
});

it('a time that the clock skips or shows twice', () => {
  expect(instantOf('2026-03-29T02:30', 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(instantOf('2026-10-25T02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  const { startsAt, endsAt } = instantsOf({ allDay: false, start: '2026-03-29T02:30', end: '2026-03-29T03:00' }, 'Europe/Berlin');
  expect(endsAt.getTime() - startsAt.getTime()).toBe(30 * 60_000);
});

it('days over the ends of months and years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(minutesBetween('2026-12-31T23:30', '2027-01-01T00:15')).toBe(45);
});
