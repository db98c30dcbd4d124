import { describe, expect, it } from 'vitest';
import { addDays, addMinutes, addMonths, dayOf, daysBetween, instantOf, mondayOf, wallTime, weekdayOf, weeksOf } from './days.ts';

describe('wall times', () => {
  it('are those of the zone', () => {
    expect(wallTime('2026-11-26T20:30:00Z', 'Asia/Yekaterinburg')).toBe('2026-11-27T01:30');
    expect(dayOf('2026-11-26T20:30:00Z', 'Asia/Yekaterinburg')).toBe('2026-11-27');
    expect(instantOf('2026-11-27T01:30', 'Asia/Yekaterinburg')).toBe('2026-11-26T20:30:00.000Z');
  });
  it('come back the same around a change of clocks', () => {
    for (const wall of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T01:00', '2026-10-25T04:00']) {
      expect(wallTime(instantOf(wall, 'Europe/Berlin') ?? '', 'Europe/Berlin')).toBe(wall);
    }
  });
  it('are nothing when they are no times', () => {
    expect(instantOf('', 'Europe/Moscow')).toBeNull();
    expect(instantOf('2026-13-01T00:00', 'Europe/Moscow')).toBeNull();
  });
  it('are counted on the wall', () => expect(addMinutes('2026-11-30T23:30', 60)).toBe('2026-12-01T00:30'));
});

describe('days', () => {
  it('begin their week on Monday', () => {
    expect(weekdayOf('2026-11-29')).toBe(7);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });
  it('are added and counted over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2026-12-30', '2027-01-02')).toBe(3);
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-01');
    expect(addMonths('2026-01-31', -1)).toBe('2025-12-01');
  });
  it('fill the weeks of a month', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
    expect(weeksOf('2027-02-10')).toHaveLength(4);
  });
});
