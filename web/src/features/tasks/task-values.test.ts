import { expect, test } from 'vitest';
import { createTask } from '#contract/tasks';
import { bodyOf, dateProblems, emptyTask, placeOf } from './task-values.ts';

const filled = { ...emptyTask(), title: 'Отчёт', dueOn: '2026-11-30', dueTime: '18:00', every: 'week' as const, weekdays: ['MO' as const] };

test('the form makes a body of the contract', () => {
  expect(createTask.body.safeParse(bodyOf(filled)).success).toBe(true);
  expect(bodyOf(filled).repeat).toEqual({ every: 'week', interval: 1, weekdays: ['MO'], until: null });
  expect(bodyOf({ ...filled, every: 'month' }).repeat?.weekdays).toEqual([]);
  expect(createTask.body.safeParse(bodyOf(emptyTask())).success).toBe(false);
});

test('a refusal stands beside its field', () => {
  expect(placeOf('due')).toBe('dueOn');
  expect(placeOf('due.time')).toBe('dueTime');
  expect(placeOf('assignees.0')).toBe('people');
  expect(placeOf('repeat.until')).toBe('until');
  expect(placeOf('title')).toBe('title');
});

test('dates that cannot be', () => {
  expect(dateProblems(filled)).toEqual({});
  expect(dateProblems({ ...filled, dueOn: '' })).toEqual({ dueOn: 'due_missing' });
  expect(dateProblems({ ...filled, every: '', dueOn: '' })).toEqual({ dueOn: 'time_without_day' });
  expect(dateProblems({ ...filled, until: '2026-11-01' })).toEqual({ until: 'until_before_due' });
});
