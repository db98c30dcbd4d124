import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CalendarEvent, deleteEvent, editEvent, listEvents, restoreEvent } from '#contract/calendar';
import type { Input } from '#contract/route';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';
import { extendSeries } from './extend-series.ts';
import { sweepEvents } from './sweep-events.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.app.stop());

type Edit = Input<typeof editEvent>['body'];
/** What the dialog sends when nothing was touched. */
const asIs = (event: CalendarEvent) => ({
  title: event.title,
  description: event.description,
  link: event.link,
  place: event.place,
  kind: event.kind,
  capacity: event.capacity,
  allDay: event.allDay,
  start: event.start,
  end: event.end,
  on: event.on,
  version: event.version,
});
const edit = (event: CalendarEvent, change: Partial<Edit> & Pick<Edit, 'scope'>) =>
  world.admin.client.call(editEvent, { params: world.of(event), body: { ...asIs(event), ...change } });
const refusedFields = async (event: CalendarEvent, change: Partial<Edit> & Pick<Edit, 'scope'>) =>
  (await world.admin.client.send(editEvent, { params: world.of(event), body: { ...asIs(event), ...change } })).problem.fields;
const weekly = (title: string, body: object = {}) => world.create({ title, repeat: 'FREQ=WEEKLY;COUNT=5', ...body });
const startsOf = async (title: string) =>
  (await world.admin.client.call(listEvents, { params: world.params, query: { limit: 200 } })).items
    .filter((item) => item.title === title)
    .map(({ start }) => start.slice(5));

describe('this one', () => {
  test('has its own time and words; the others stay, and it follows again once it says the same', async () => {
    const event = await weekly('Планёрка');
    const second = await world.get(event, '2026-03-23');
    const moved = await edit(second, { scope: 'one', start: '2026-03-24T12:00', end: '2026-03-24T13:00', place: 'Зал 2' });
    expect(moved).toMatchObject({ on: '2026-03-23', start: '2026-03-24T12:00', place: 'Зал 2', changed: true, version: 1 });
    expect(await startsOf('Планёрка')).toEqual(['03-16T10:00', '03-24T12:00', '03-30T10:00', '04-06T10:00', '04-13T10:00']);
    expect((await world.get(event, '2026-03-30')).place).toBe('');
    expect((await world.told(world.member))[0]).toMatchObject({
      kind: 'event.changed',
      on: '2026-03-23',
      startsAt: '2026-03-24T09:00:00.000Z',
    });
    const back = await edit(moved, { scope: 'one', start: second.start, end: second.end, place: '' });
    expect(back.changed).toBe(false);
  });

  test('called off leaves the others, and comes back', async () => {
    const event = await weekly('Кружок');
    const query = { scope: 'one' as const, on: '2026-03-23' };
    const { undo } = await world.admin.client.call(deleteEvent, { params: world.of(event), query });
    expect(await startsOf('Кружок')).toEqual(['03-16T10:00', '03-30T10:00', '04-06T10:00', '04-13T10:00']);
    await world.admin.client.call(restoreEvent, { params: world.of(event), body: { on: undo.on } });
    expect(await startsOf('Кружок')).toHaveLength(5);
  });
});

describe('this and following', () => {
  test('become an event of their own with the answers given; the past stays as it was', async () => {
    const event = await weekly('Хор');
    await world.answer(world.member, event, 'yes', '2026-03-16');
    await world.answer(world.member, event, 'maybe', '2026-04-06');
    const third = await world.get(event, '2026-03-30');
    const rest = await edit(third, { scope: 'following', start: '2026-03-31T18:00', end: '2026-03-31T19:00' });
    expect(rest).toMatchObject({ on: '2026-03-31', start: '2026-03-31T18:00', repeat: 'FREQ=WEEKLY;COUNT=3' });
    expect(rest.eventId).not.toBe(event.eventId);
    expect(await startsOf('Хор')).toEqual(['03-16T10:00', '03-23T10:00', '03-31T18:00', '04-07T18:00', '04-14T18:00']);
    expect(await world.get(event, '2026-03-16', world.member)).toMatchObject({
      mine: { answer: 'yes' },
      repeat: 'FREQ=WEEKLY;UNTIL=20260329',
    });
    expect((await world.get(rest, '2026-04-07', world.member)).mine).toEqual({ answer: 'maybe', waiting: false });
  });

  test('keep what is left of their number when the rule is said again as it was', async () => {
    const event = await weekly('Курсы', { repeat: 'FREQ=WEEKLY;COUNT=10' });
    const fourth = await world.get(event, '2026-04-06');
    const rest = await edit(fourth, { scope: 'following', title: 'Новые курсы', repeat: 'FREQ=WEEKLY;COUNT=10' });
    expect(rest.repeat).toBe('FREQ=WEEKLY;COUNT=7');
    expect(await startsOf('Курсы')).toHaveLength(3);
    expect(await startsOf('Новые курсы')).toHaveLength(7);
  });

  test('from the first on are all of them', async () => {
    const event = await weekly('Лыжи');
    expect((await edit(event, { scope: 'following', title: 'Санки' })).eventId).toBe(event.eventId);
    expect(await startsOf('Лыжи')).toEqual([]);
  });

  test('called off leave what was before, and come back', async () => {
    const event = await weekly('Йога');
    const query = { scope: 'following' as const, on: '2026-03-30' };
    const { undo } = await world.admin.client.call(deleteEvent, { params: world.of(event), query });
    expect(await startsOf('Йога')).toEqual(['03-16T10:00', '03-23T10:00']);
    const back = await world.admin.client.call(restoreEvent, { params: world.of(undo), body: { on: undo.on } });
    expect(back).toMatchObject({ eventId: event.eventId, repeat: 'FREQ=WEEKLY;COUNT=5' });
    expect(await startsOf('Йога')).toHaveLength(5);
  });

  test('called off come back as an event of their own where the past was changed since', async () => {
    const event = await weekly('Самбо');
    const query = { scope: 'following' as const, on: '2026-03-30' };
    const { undo } = await world.admin.client.call(deleteEvent, { params: world.of(event), query });
    await edit(await world.get(event, '2026-03-16'), { scope: 'one', place: 'Зал 2' });
    const back = await world.admin.client.call(restoreEvent, { params: world.of(undo), body: { on: undo.on } });
    expect(back.eventId).toBe(undo.eventId);
    expect(await startsOf('Самбо')).toHaveLength(5);
  });
});

describe('all', () => {
  test('are moved by as much as the one at hand, to other days too; answers go along', async () => {
    const event = await weekly('Шахматы', { repeat: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4' });
    await world.answer(world.member, event, 'yes', '2026-03-19');
    const second = await world.get(event, '2026-03-19');
    const moved = await edit(second, { scope: 'all', start: '2026-03-20T09:00', end: '2026-03-20T10:30' });
    expect(moved).toMatchObject({ on: '2026-03-20', repeat: 'FREQ=WEEKLY;BYDAY=TU,FR;COUNT=4' });
    expect(await startsOf('Шахматы')).toEqual(['03-17T09:00', '03-20T09:00', '03-24T09:00', '03-27T09:00']);
    expect((await world.get(event, '2026-03-20', world.member)).mine?.answer).toBe('yes');
  });

  test.each([
    {
      title: 'Правление',
      body: { start: '2026-09-08T10:00', end: '2026-09-08T11:00', repeat: 'FREQ=MONTHLY;BYDAY=2TU;COUNT=4' },
      at: '2026-10-13',
      to: '2026-10-12',
      rule: 'FREQ=MONTHLY;BYDAY=1MO;COUNT=4',
      on: '2026-10-05',
    },
    {
      title: 'Смена',
      body: { start: '2026-09-10T10:00', end: '2026-09-10T11:00', repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4' },
      at: '2026-09-21',
      to: '2026-09-25',
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=4',
      on: '2026-09-18',
    },
  ])('keep answers and marks where the rule puts them on other days: $title', async ({ title, body, at, to, rule, on }) => {
    const event = await world.create({ title, ...body });
    await world.answer(world.member, event, 'yes', at);
    const moved = await edit(await world.get(event, at), { scope: 'all', start: `${to}T10:00`, end: `${to}T11:00` });
    expect(moved).toMatchObject({ on, repeat: rule });
    expect(await startsOf(title)).toHaveLength(4);
    expect((await world.get(event, on, world.member)).mine?.answer).toBe('yes');
  });

  test('leave alone what was moved alone', async () => {
    const event = await weekly('Бассейн');
    const moved = await edit(await world.get(event, '2026-03-23'), { scope: 'one', start: '2026-03-25T07:00', end: '2026-03-25T08:00' });
    await edit(await world.get(moved, '2026-03-30'), { scope: 'all', start: '2026-03-30T11:00', end: '2026-03-30T12:30' });
    expect(await startsOf('Бассейн')).toEqual(['03-16T11:00', '03-25T07:00', '03-30T11:00', '04-06T11:00', '04-13T11:00']);
  });

  test('get another rule, or none', async () => {
    const event = await weekly('Дежурство');
    const daily = await edit(event, { scope: 'all', repeat: 'FREQ=DAILY;COUNT=3' });
    expect(await startsOf('Дежурство')).toEqual(['03-16T10:00', '03-17T10:00', '03-18T10:00']);
    const once = await edit(await world.get(daily, '2026-03-17'), { scope: 'all', repeat: null });
    expect(once).toMatchObject({ on: '2026-03-17', repeat: null, repeated: false });
    expect(await startsOf('Дежурство')).toEqual(['03-17T10:00']);
    await edit(once, { scope: 'all', repeat: 'FREQ=WEEKLY;COUNT=2' });
    expect(await startsOf('Дежурство')).toEqual(['03-17T10:00', '03-24T10:00']);
  });

  test('of two days a month cannot follow to other days', async () => {
    const event = await weekly('Приём', { repeat: 'FREQ=MONTHLY;BYMONTHDAY=16,20;COUNT=4' });
    expect(await refusedFields(event, { scope: 'all', start: '2026-03-17T10:00', end: '2026-03-17T11:30' })).toEqual({
      start: 'invalid_value',
    });
    expect(await refusedFields(event, { scope: 'one', on: undefined })).toEqual({ on: 'invalid_type' });
  });
});

test('of many who edit at once one is written', async () => {
  const event = await weekly('Спор');
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      world.admin.client.send(editEvent, { params: world.of(event), body: { ...asIs(event), scope: 'all', title: `Спор ${index}` } }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
});

test('an audience can grow, and who comes to it is told once; it cannot shrink', async () => {
  const event = await world.create({ title: 'Сначала совету', audience: [world.group.id] });
  expect(await refusedFields(await world.create({ title: 'Всем' }), { scope: 'all', audience: [world.group.id] })).toEqual({
    audience: 'audience_narrowed',
  });
  await edit(event, { scope: 'all', audience: null });
  const toldOf = async (who: typeof world.member) =>
    (await world.told(who)).filter((told) => 'title' in told && told.title === 'Сначала совету').map(({ kind }) => kind);
  expect(await toldOf(world.other)).toEqual(['event.published']);
  expect(await toldOf(world.member)).toEqual(['event.published']);
});

test('29 February is kept in its years alone', async () => {
  const event = await world.create({ title: 'Високосный', start: '2028-02-29T10:00', end: '2028-02-29T11:00', repeat: 'FREQ=YEARLY' });
  expect(await startsOf('Високосный')).toEqual(['02-29T10:00']);
  expect(event.on).toBe('2028-02-29');
});

test('an endless series is written further as time goes, once, and what was called off goes after a month', async () => {
  const event = await world.create({ title: 'Без конца', repeat: 'FREQ=MONTHLY' });
  const gone = await world.create({ title: 'Отменённое' });
  await world.admin.client.call(deleteEvent, { params: world.of(gone), query: { scope: 'all' } });
  const count = async () =>
    Number(
      (await sql<{ n: number }>`select count(*) as n from event_occurrences where event_id = ${event.eventId}`.execute(world.app.db))
        .rows[0]?.n,
    );
  const before = await count();
  await extendSeries(world.app.ground);
  expect(await count()).toBe(before);
  const clock = { now: () => new Date('2026-09-20T09:00:00Z') };
  await Promise.all([1, 2].map(() => extendSeries({ ...world.app.ground, clock })));
  expect(await count()).toBe(before + 6);
  await sweepEvents({ ...world.app.ground, clock });
  expect((await sql`select from events where id = ${gone.eventId}`.execute(world.app.db)).rows).toEqual([]);
});
