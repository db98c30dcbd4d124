import { describe, expect, it } from 'vitest';
import type { TaskRepeat } from '#contract/tasks';
import { findNextDue } from './find-next-due.ts';

const rule = (every: TaskRepeat['every'], more: Partial<TaskRepeat> = {}): TaskRepeat => ({
  every,
  interval: 1,
  weekdays: [],
  until: null,
  ...more,
});
const series = (repeat: TaskRepeat, from: string, count: number): (string | null)[] => {
  const days: (string | null)[] = [];
  for (let due: string | null = from; days.length < count && due !== null; days.push(due)) due = findNextDue({ repeat, from }, due);
  return days;
};

describe('the next due date', () => {
  it('is counted from the first one', () => {
    expect(series(rule('day', { interval: 3 }), '2026-03-30', 2)).toEqual(['2026-04-02', '2026-04-05']);
    expect(series(rule('week'), '2026-03-11', 2)).toEqual(['2026-03-18', '2026-03-25']);
    expect(series(rule('week', { interval: 2, weekdays: ['WE', 'MO'] }), '2026-03-09', 3)).toEqual([
      '2026-03-11',
      '2026-03-23',
      '2026-03-25',
    ]);
    expect(series(rule('month'), '2026-01-15', 2)).toEqual(['2026-02-15', '2026-03-15']);
  });

  it('of a day that some months lack is their last one', () => {
    expect(series(rule('month'), '2026-01-31', 4)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
    expect(series(rule('month'), '2027-12-30', 3)).toEqual(['2028-01-30', '2028-02-29', '2028-03-30']);
    expect(series(rule('year'), '2024-02-29', 4)).toEqual(['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
  });

  it('ends with the rule, and with the dates that there are', () => {
    expect(findNextDue({ repeat: rule('year', { interval: 99 }), from: '2096-02-29' }, '2096-02-29')).toBeNull();
    expect(series(rule('day', { until: '2026-03-12' }), '2026-03-11', 5)).toEqual(['2026-03-12', null]);
  });

  it('after days that have passed is the last of them', () => {
    const daily = { repeat: rule('day'), from: '2026-03-01' };
    expect(findNextDue(daily, '2026-03-01', '2026-03-20')).toBe('2026-03-20');
    const weekly = { repeat: rule('week'), from: '2026-03-02' };
    expect(findNextDue(weekly, '2026-03-02', '2026-03-20')).toBe('2026-03-16');
    expect(findNextDue(weekly, '2026-03-16', '2026-03-17')).toBe('2026-03-23');
    expect(findNextDue({ ...weekly, repeat: rule('week', { until: '2026-03-10' }) }, '2026-03-02', '2026-03-20')).toBe('2026-03-09');
  });
});
