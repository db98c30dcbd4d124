import { expect, it } from 'vitest';
import type { EventRow } from '#contract/calendar';
import { byDay, holidayRuns, lastDay } from './days-map.ts';

const row = (title: string, start: string, end: string) => ({ title, start, end }) as EventRow;
const range = { from: '2026-11-23', to: '2026-11-29' };
const titles = (rows: EventRow[]) => Object.fromEntries([...byDay(rows, range)].map(([day, of]) => [day, of.map(({ title }) => title)]));

it('puts what lasts on each of its days, within the range', () => {
  const school = row('Школа', '2026-11-22T00:00', '2026-11-25T00:00');
  const evening = row('Вечер', '2026-11-24T20:00', '2026-11-25T00:00');
  expect(titles([school, evening])).toEqual({ '2026-11-23': ['Школа'], '2026-11-24': ['Школа', 'Вечер'] });
});
it('shows what has no length on its day', () => {
  expect(titles([row('Миг', '2026-11-24T00:00', '2026-11-24T00:00')])).toEqual({ '2026-11-24': ['Миг'] });
});
it('ends before midnight', () => {
  expect(lastDay({ end: '2026-12-01T00:00' })).toBe('2026-11-30');
  expect(lastDay({ end: '2026-12-01T00:15' })).toBe('2026-12-01');
});
it('tells of days of one holiday at once', () => {
  const days = ['01', '02', '03', '08'].map((day) => ({ date: `2027-01-${day}`, holiday: 'newYear' as const, kind: 'holiday' as const }));
  expect(holidayRuns(days)).toEqual([
    { from: '2027-01-01', to: '2027-01-03', holiday: 'newYear' },
    { from: '2027-01-08', to: '2027-01-08', holiday: 'newYear' },
  ]);
});
