import { describe, expect, it } from 'vitest';
import { bodyOf, emptyEvent, isEmptyEvent, restarted, switched, timeProblem, timesOf } from './event-values.ts';

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
