import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createEvent, deleteEvent, getReminders, moveEvent, setReminders, undoChange } from '#contract/calendar';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';
import { sendReminders } from './send-reminders.ts';
import { sweepEvents } from './sweep-events.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.app.stop());
// Each test begins where the tick has just been.
beforeEach(() => tickAt(world.app.clock.now().toISOString()));

const tickAt = (time: string) => sendReminders({ ...world.app.ground, clock: { now: () => new Date(time) } });
/** Titles and leads of the reminders that this person has got. */
const remindedOf = async (who: typeof world.member, title: string) =>
  (await world.told(who)).flatMap((told) => (told.kind === 'event.reminder' && told.title === title ? [told.lead] : []));

test('everybody is reminded a day and an hour before, once, whoever ticks and how often', async () => {
  await world.create({ title: 'Собрание цеха' });
  await tickAt('2026-03-15T06:59:00Z');
  expect(await remindedOf(world.member, 'Собрание цеха')).toEqual([]);
  await Promise.all([1, 2, 3].map(() => tickAt('2026-03-15T07:00:00Z')));
  expect(await remindedOf(world.member, 'Собрание цеха')).toEqual([1440]);
  await tickAt('2026-03-16T06:00:30Z');
  await tickAt('2026-03-16T06:01:30Z');
  expect(await remindedOf(world.other, 'Собрание цеха')).toEqual([60, 1440]);
  const { rows } = await sql`select from notification_broadcasts where content ->> 'kind' = 'event.reminder'`.execute(world.app.db);
  expect(rows).toHaveLength(2);
});

test('what a late worker missed is made up for, but not for what has begun', async () => {
  const late = { start: '2026-05-10T10:00', end: '2026-05-10T11:00' };
  const begun = { start: '2026-05-09T10:00', end: '2026-05-09T18:00' };
  await tickAt('2026-05-08T06:00:00Z');
  await world.create({ title: 'Ещё будет', ...late });
  await world.create({ title: 'Уже идёт', ...begun });
  await tickAt('2026-05-09T12:00:00Z');
  expect(await remindedOf(world.member, 'Ещё будет')).toEqual([1440]);
  expect(await remindedOf(world.member, 'Уже идёт')).toEqual([]);
});

test('of two usual times missed at once the nearer is told', async () => {
  await tickAt('2026-05-20T06:00:00Z');
  await world.create({ title: 'Долго спал', start: '2026-05-22T10:00', end: '2026-05-22T11:00' });
  await tickAt('2026-05-22T06:30:00Z');
  await tickAt('2026-05-22T06:31:00Z');
  expect(await remindedOf(world.member, 'Долго спал')).toEqual([60]);
});

test('the trouble of one organisation is its own, and the next tick tries it again', async () => {
  await tickAt('2026-05-25T06:00:00Z');
  const times = { start: '2026-05-27T10:00', end: '2026-05-27T11:00' };
  await world.create({ title: 'Общий', ...times });
  await world.stranger.client.call(createEvent, {
    params: { organizationId: world.strangersOrganizationId },
    body: { title: 'Общий', kind: 'meeting', ...times },
  });
  const { transaction } = world.app.ground;
  let calls = 0;
  const now = new Date('2026-05-26T07:30:00Z');
  await sendReminders({
    ...world.app.ground,
    clock: { now: () => now },
    transaction: (at, work) => {
      calls += 1;
      return calls === 2 ? Promise.reject(new Error('out of order')) : transaction(at, work);
    },
  });
  const reminded = async () => [...(await remindedOf(world.member, 'Общий')), ...(await remindedOf(world.stranger, 'Общий'))];
  expect(await reminded()).toEqual([1440]);
  await tickAt('2026-05-26T07:31:00Z');
  expect(await reminded()).toEqual([1440, 1440]);
  await sweepEvents({ ...world.app.ground, clock: { now: () => new Date('2026-06-26T07:31:00Z') } });
  expect(await reminded()).toEqual([]);
});

test('who said no is not reminded, and nobody of what was called off or of what is for others', async () => {
  const event = await world.create({ title: 'Концерт', start: '2026-06-01T18:00', end: '2026-06-01T20:00' });
  await world.answer(world.member, event, 'no');
  await world.answer(world.other, event, 'maybe');
  await world.create({ title: 'Совет', start: '2026-06-01T18:00', end: '2026-06-01T20:00', audience: [world.group.id] });
  const off = await world.create({ title: 'Отмена', start: '2026-06-01T18:00', end: '2026-06-01T20:00' });
  await world.admin.client.call(deleteEvent, { params: world.of(off), query: { scope: 'all' } });
  await tickAt('2026-05-31T15:00:00Z');
  expect(await remindedOf(world.member, 'Концерт')).toEqual([]);
  expect(await remindedOf(world.other, 'Концерт')).toEqual([1440]);
  expect(await remindedOf(world.member, 'Совет')).toEqual([1440]);
  expect(await remindedOf(world.other, 'Совет')).toEqual([]);
  // Not in the group, the administrator could not decline it.
  expect(await remindedOf(world.admin, 'Совет')).toEqual([]);
  expect(await remindedOf(world.other, 'Отмена')).toEqual([]);
});

test('what was moved is told of anew', async () => {
  const event = await world.create({ title: 'Переезд', start: '2026-07-01T18:00', end: '2026-07-01T20:00' });
  await tickAt('2026-06-30T15:00:00Z');
  const body = { start: '2026-07-03T18:00', end: '2026-07-03T20:00', scope: 'all' as const, version: event.version };
  await world.admin.client.call(moveEvent, { params: world.of(event), body });
  await tickAt('2026-07-02T15:00:00Z');
  expect(await remindedOf(world.member, 'Переезд')).toEqual([1440, 1440]);
});

test('what was moved and put back is not told of again', async () => {
  const event = await world.create({
    title: 'Туда и назад',
    start: '2026-07-06T18:00',
    end: '2026-07-06T20:00',
    repeat: 'FREQ=WEEKLY;COUNT=3',
  });
  await tickAt('2026-07-12T15:00:00Z');
  const body = {
    start: '2026-07-13T19:00',
    end: '2026-07-13T21:00',
    on: '2026-07-13',
    scope: 'following' as const,
    version: event.version,
  };
  const moved = await world.admin.client.call(moveEvent, { params: world.of(event), body });
  await world.admin.client.call(undoChange, { params: world.of(moved), body: { version: moved.version } });
  await tickAt('2026-07-12T16:30:00Z');
  expect(await remindedOf(world.member, 'Туда и назад')).toEqual([1440]);
});

test('of whole days leads count from 9 in the morning', async () => {
  await world.create({ title: 'День', allDay: true, start: '2026-08-03T00:00', end: '2026-08-04T00:00' });
  await tickAt('2026-08-02T05:59:00Z');
  expect(await remindedOf(world.member, 'День')).toEqual([]);
  await tickAt('2026-08-02T06:00:00Z');
  await tickAt('2026-08-03T05:00:00Z');
  expect(await remindedOf(world.member, 'День')).toEqual([60, 1440]);
});

describe('own times', () => {
  const params = () => ({ params: world.params });
  const set = (leads: number[] | null) => world.other.client.call(setReminders, { ...params(), body: { leads } });

  test('are told instead of the usual ones, to this person alone', async () => {
    expect(await world.other.client.call(getReminders, params())).toEqual({ leads: [1440, 60], isDefault: true });
    expect(await set([15, 60, 15])).toEqual({ leads: [60, 15], isDefault: false });
    await world.create({ title: 'Сбор', start: '2026-09-01T10:00', end: '2026-09-01T11:00' });
    const declined = await world.create({ title: 'Не для меня', start: '2026-09-01T10:00', end: '2026-09-01T11:00' });
    await world.answer(world.other, declined, 'no');
    for (const time of ['2026-08-31T07:00:00Z', '2026-09-01T06:00:00Z', '2026-09-01T06:45:00Z']) await tickAt(time);
    expect(await remindedOf(world.other, 'Сбор')).toEqual([15, 60]);
    expect(await remindedOf(world.member, 'Сбор')).toEqual([60, 1440]);
    expect(await remindedOf(world.other, 'Не для меня')).toEqual([]);
    expect(await set([])).toEqual({ leads: [], isDefault: false });
    expect(await set(null)).toEqual({ leads: [1440, 60], isDefault: true });
  });

  test('are refused out of bounds', async () => {
    expect(await world.other.client.refusal(setReminders, { ...params(), body: { leads: [28 * 1440 + 1] } })).toBe('invalid');
    expect(await world.other.client.refusal(setReminders, { ...params(), body: { leads: [60, 60, 60, 60, 60, 60, 60] } })).toBe('invalid');
    expect(await world.other.client.refusal(setReminders, { ...params(), body: { leads: [61] } })).toBe('invalid');
    expect(await world.stranger.client.refusal(getReminders, params())).toBe('not_found');
    expect(await world.stranger.client.refusal(setReminders, { ...params(), body: { leads: null } })).toBe('not_found');
  });
});
