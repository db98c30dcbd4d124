import { describe, expect, it } from 'vitest';
import type { CalendarEvent } from '#contract/calendar';
import { bodyOf, editOf, emptyEvent, isEmptyEvent, restarted, switched, timeProblem, timesOf, valuesOf } from './event-values.ts';

const event = { ...emptyEvent('2026-11-26T13:40'), title: 'Собрание' };

describe('the dialog', () => {
  it('offers the next whole hour, or what was drawn', () => {
    expect(event).toMatchObject({ start: '2026-11-26T14:00', end: '2026-11-26T15:00', allDay: false });
    const drawn = emptyEvent('2026-11-26T13:40', { start: '2026-11-28T00:00', end: '2026-11-30T00:00', allDay: true });
    expect(drawn).toMatchObject({ start: '2026-11-28', end: '2026-11-29', allDay: true });
  });
  it('shows the last of whole days and sends the midnight after it', () => {
    const times = timesOf({ start: '2026-11-28T00:00', end: '2026-11-30T00:00', allDay: true });
    expect(times.end).toBe('2026-11-29');
    expect(bodyOf({ ...event, ...times })).toMatchObject({ start: '2026-11-28T00:00', end: '2026-11-30T00:00' });
  });
  it('takes the end along with the start', () => {
    expect(restarted(event, '2026-11-30T23:30')).toEqual({ start: '2026-11-30T23:30', end: '2026-12-01T00:30' });
    const days = { ...event, allDay: true, start: '2026-11-28', end: '2026-11-29' };
    expect(restarted(days, '2026-12-31')).toEqual({ start: '2026-12-31', end: '2027-01-01' });
    expect(restarted(event, '')).toEqual({ start: '', end: event.end });
  });
  it('goes to whole days and back', () => {
    const days = { ...event, ...switched(event, true) };
    expect(days).toMatchObject({ start: '2026-11-26', end: '2026-11-26', allDay: true });
    expect(switched(days, false)).toEqual({ start: '2026-11-26T10:00', end: '2026-11-26T11:00', allDay: false });
  });
  it('says what is wrong with the times', () => {
    expect(timeProblem(event)).toBeNull();
    expect(timeProblem({ ...event, end: event.start })).toBe('order');
    expect(timeProblem({ ...event, ...switched(event, true) })).toBeNull();
    expect(timeProblem({ ...event, start: '' })).toBe('start');
  });
  it('knows that nothing was typed', () => {
    expect(isEmptyEvent(event)).toBe(false);
    expect(isEmptyEvent({ ...event, title: ' ' })).toBe(true);
  });
});

describe('an edit', () => {
  // The last Friday of November 2026 is its fourth too.
  const opened = {
    ...{ title: 'Собрание', kind: 'meeting', allDay: false, start: '2026-11-27T10:00', end: '2026-11-27T11:00' },
    ...{ description: null, link: '', place: '', capacity: null, attachments: [], audience: null },
    repeat: 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=10',
  } as unknown as CalendarEvent;
  const shown = valuesOf(opened);

  it('of the title leaves rule and audience alone, also at a new time', () => {
    const edited = editOf({ ...shown, title: 'Отчёт', start: '2026-11-26T10:00', end: '2026-11-26T11:00' }, opened);
    expect(edited).toMatchObject({ title: 'Отчёт', start: '2026-11-26T10:00' });
    expect(edited).not.toHaveProperty('repeat');
    expect(edited).not.toHaveProperty('audience');
  });
  it('of the end of a rule keeps its last Friday', () => {
    const edited = editOf({ ...shown, repeat: { ...shown.repeat, ends: 'never' } }, opened);
    expect(edited).toMatchObject({ repeat: 'FREQ=MONTHLY;BYDAY=-1FR' });
  });
  it('of rule and audience sends both', () => {
    const edited = editOf({ ...shown, repeat: { ...shown.repeat, choice: 'never' }, to: 'groups', groups: ['g'] }, opened);
    expect(edited).toMatchObject({ repeat: null, audience: ['g'] });
  });
});
