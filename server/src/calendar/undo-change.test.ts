import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CalendarEvent, deleteEvent, editEvent, eventFilePath, getEvent, listEvents, moveEvent, undoChange } from '#contract/calendar';
import type { Input } from '#contract/route';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';
import { sweepEvents } from './sweep-events.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.app.stop());

type Edit = Input<typeof editEvent>['body'];
const asIs = ({ title, place, kind, capacity, allDay, start, end, on, version }: CalendarEvent) => ({
  ...{ title, place, kind, capacity, allDay, start, end, on, version },
});
const edit = (event: CalendarEvent, change: Partial<Edit> & Pick<Edit, 'scope'>) =>
  world.admin.client.call(editEvent, { params: world.of(event), body: { ...asIs(event), ...change } });
const move = ({ eventId, on, version }: CalendarEvent, body: Pick<Edit, 'start' | 'end' | 'scope'>) =>
  world.admin.client.call(moveEvent, { params: world.of({ eventId }), body: { ...body, on, version } });
const callOff = (event: CalendarEvent, scope: Edit['scope'], on = event.on) =>
  world.admin.client.call(deleteEvent, { params: world.of(event), query: { scope, on } });
const asked = (changed: CalendarEvent, params = world.of(changed)) => ({ params, body: { version: changed.version } });
const undo = (changed: CalendarEvent) => world.admin.client.call(undoChange, asked(changed));
const refusal = (changed: CalendarEvent) => world.admin.client.refusal(undoChange, asked(changed));

const weekly = (title: string, body: object = {}) => world.create({ title, repeat: 'FREQ=WEEKLY;COUNT=6', ...body });
/** From the third on, a day and some hours later. */
const third = (event: CalendarEvent) => world.get(event, '2026-03-30');
const later = { start: '2026-03-31T18:00', end: '2026-03-31T19:00' };

/** All that two members and an administrator see of the events of a title; what counts changes is left out. */
const seen = async (...titles: string[]) => {
  const { items } = await world.admin.client.call(listEvents, { params: world.params, query: { limit: 200 } });
  const rows = items.filter(({ title }) => titles.includes(title));
  return Promise.all(
    [world.admin, world.member, world.other].flatMap((who) =>
      rows.map(async (row) => {
        const { version, editedAt, ...event } = await world.get(row, row.on, who);
        return event;
      }),
    ),
  );
};
const toldOf = async (title: string, who = world.member) =>
  (await world.told(who)).flatMap((told) => ('title' in told && told.title === title ? [told.kind] : []));
/** The calendar file of an event, and what counts its changes. */
const fileOf = async (event: CalendarEvent) => {
  const path = eventFilePath(world.organizationId, event.eventId);
  const response = await fetch(`${world.app.url}${path}`, { headers: { cookie: world.member.client.cookie ?? '' } });
  const lines = (await response.text()).split('\r\n');
  return {
    text: lines.filter((line) => !/^(SEQUENCE|DTSTAMP|LAST-MODIFIED)/.test(line)),
    sequences: lines.flatMap((line) => /^SEQUENCE:(\d+)/.exec(line)?.[1] ?? []).map(Number),
  };
};

describe('of «this and following»', () => {
  test('a move leaves one series: its rule, exceptions, answers, and its name in other calendars', async () => {
    const title = 'Хор ветеранов';
    const event = await weekly(title);
    await edit(await world.get(event, '2026-04-06'), { scope: 'one', start: '2026-04-07T12:00', end: '2026-04-07T13:00', place: 'Зал 2' });
    await callOff(event, 'one', '2026-04-13');
    await world.answer(world.member, event, 'yes', '2026-03-16');
    await world.answer(world.member, event, 'maybe', '2026-03-30');
    await world.answer(world.other, event, 'no', '2026-04-06');
    const before = await seen(title);
    const told = await toldOf(title);
    const file = await fileOf(event);

    const moved = await move(await third(event), { ...later, scope: 'following' });
    expect(moved.eventId).not.toBe(event.eventId);
    await world.answer(world.other, moved, 'yes', '2026-04-21');
    expect(await undo(moved)).toMatchObject({ eventId: event.eventId, on: '2026-03-30', repeat: 'FREQ=WEEKLY;COUNT=6' });

    // What was answered meanwhile is an answer to the same repetition.
    expect((await world.get(event, '2026-04-20', world.other)).mine?.answer).toBe('yes');
    await world.answer(world.other, event, null, '2026-04-20');
    expect(await seen(title)).toEqual(before);
    const after = await fileOf(event);
    expect(after.text).toEqual(file.text);
    after.sequences.forEach((sequence, at) => {
      expect(sequence).toBeGreaterThan(file.sequences[at] ?? Number.NaN);
    });
    expect(await toldOf(title)).toEqual(told);
    expect(await world.admin.client.refusal(getEvent, { params: world.of(moved), query: {} })).toBe('not_found');
    // Whoever edits all of it now edits all of it.
    const all = await edit(await world.get(event, '2026-04-20'), { scope: 'all', start: '2026-04-20T11:00', end: '2026-04-20T12:00' });
    expect(all.eventId).toBe(event.eventId);
  });

  test.each([
    { title: 'Курс', change: { title: 'Курс заново', repeat: 'FREQ=MONTHLY;COUNT=2', place: 'Клуб' } },
    { title: 'Секция', change: { repeat: 'FREQ=DAILY;COUNT=30', capacity: 1 } },
    { title: 'Студия', change: { repeat: null, start: '2026-04-01T09:00', end: '2026-04-01T10:00' } },
  ])('an edit brings back what another rule had no more, with its answers: $title', async ({ title, change }) => {
    const event = await weekly(title);
    for (const on of ['2026-03-23', '2026-03-30', '2026-04-13']) await world.answer(world.member, event, 'yes', on);
    await world.answer(world.other, event, 'maybe', '2026-04-13');
    const before = await seen(title);
    const changed = await edit(await third(event), { scope: 'following', ...change });
    expect(await seen(title, changed.title)).not.toEqual(before);
    await undo(changed);
    expect(await seen(title, changed.title)).toEqual(before);
  });

  test('a wider audience is not told of what it does not see any longer', async () => {
    const title = 'Совет вдвоём';
    const event = await weekly(title, { audience: [world.group.id] });
    const changed = await edit(await third(event), { scope: 'following', audience: null });
    expect(await toldOf(title, world.other)).toEqual(['event.published']);
    await undo(changed);
    expect(await toldOf(title, world.other)).toEqual([]);
    expect(await toldOf(title)).toEqual(['event.published']);
    expect(await world.coming(world.other)).not.toContain(title);
  });

  test('is refused once somebody has changed either part, and both stay', async () => {
    const split = async (title: string) => {
      const event = await weekly(title);
      return { event, changed: await move(await third(event), { ...later, scope: 'following' }) };
    };
    const conflicts: ((of: Awaited<ReturnType<typeof split>>) => Promise<unknown>)[] = [
      ({ changed }) => edit(changed, { scope: 'one', place: 'Зал 3' }),
      ({ changed }) => callOff(changed, 'all'),
      async ({ changed }) => edit(await world.get(changed, '2026-04-14'), { scope: 'following', place: 'Зал 3' }),
      async ({ event }) => edit(await world.get(event, '2026-03-23'), { scope: 'one', place: 'Зал 3' }),
      ({ event }) => callOff(event, 'all'),
    ];
    for (const [at, conflict] of conflicts.entries()) {
      const title = `Спорный ряд ${at}`;
      const both = await split(title);
      await conflict(both);
      const before = await seen(title);
      expect(await refusal(both.changed)).toBe('conflict');
      expect(await seen(title)).toEqual(before);
    }
  });

  test('asked for by many at once is done once', async () => {
    const event = await weekly('Вместе');
    const changed = await move(await third(event), { ...later, scope: 'following' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => world.admin.client.send(undoChange, asked(changed))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(404)]);
    expect(await seen('Вместе')).toHaveLength(18);
  });
});

describe('of one and of all', () => {
  test('a single one is put back, and nobody finds news of it', async () => {
    const title = 'Одно';
    const event = await world.create({ title });
    await world.answer(world.member, event, 'yes');
    const before = await seen(title);
    const moved = await move(event, { start: '2026-03-18T10:00', end: '2026-03-18T12:00', scope: 'one' });
    expect(moved).toMatchObject({ on: '2026-03-18', end: '2026-03-18T12:00', changed: false });
    expect(await toldOf(title)).toEqual(['event.changed', 'event.published']);
    await undo(moved);
    expect(await seen(title)).toEqual(before);
    expect(await toldOf(title)).toEqual(['event.published']);
    expect(await refusal(moved)).toBe('conflict');
  });

  test('takes back its own news alone', async () => {
    const title = 'Дважды';
    const event = await weekly(title);
    const times = { start: '2026-03-24T10:00', end: '2026-03-24T11:30', scope: 'one' as const };
    const first = await move(await world.get(event, '2026-03-23'), times);
    const changes = async () =>
      (await world.told(world.member)).flatMap((told) => (told.kind === 'event.changed' && told.title === title ? [told.on] : []));
    for (const on of ['2026-03-30', first.on]) {
      await undo(await move(await world.get(event, on), { ...times, start: '2026-03-25T10:00', end: '2026-03-25T11:30' }));
      expect(await changes()).toEqual([first.on]);
    }
    // What was told to nobody has no news to take back.
    world.app.clock.advance(1_000);
    await undo(await edit(await world.get(event, first.on), { scope: 'one', title: 'Иначе' }));
    expect(await changes()).toEqual([first.on]);
  });

  test.each(['one', 'all'] as const)('a move of %s in a series, and an edit', async (scope) => {
    const title = `Ряд: ${scope}`;
    const event = await weekly(title, { repeat: 'FREQ=MONTHLY;BYDAY=3MO;COUNT=4' });
    await world.answer(world.member, event, 'yes', '2026-04-20');
    const before = await seen(title);
    await undo(await move(await world.get(event, '2026-04-20'), { start: '2026-04-24T15:00', end: '2026-04-24T15:45', scope }));
    expect(await seen(title)).toEqual(before);
    const rule = scope === 'all' ? { repeat: 'FREQ=WEEKLY;COUNT=2' } : {};
    await undo(await edit(await world.get(event, '2026-04-20'), { scope, place: 'Клуб', ...rule }));
    expect(await seen(title)).toEqual(before);
  });
});

test('is to be had for ten minutes, of the last change alone', async () => {
  const event = await weekly('Не спеша');
  expect(await refusal(event)).toBe('not_found');
  const first = await move(await third(event), { ...later, scope: 'all' });
  const second = await move(first, { start: '2026-04-01T18:00', end: '2026-04-01T19:00', scope: 'all' });
  expect(await refusal(first)).toBe('conflict');
  world.app.clock.advance(10 * 60_000 + 1);
  expect(await refusal(second)).toBe('not_found');
});

test('is not for a lower role, nor for a stranger, nor through another organisation', async () => {
  const event = await weekly('Чужими руками');
  const changed = await move(await third(event), { ...later, scope: 'following' });
  for (const { client } of [world.member, world.stranger]) expect(await client.refusal(undoChange, asked(changed))).toBe('not_found');
  const foreign = { organizationId: world.strangersOrganizationId, eventId: changed.eventId };
  expect(await world.stranger.client.refusal(undoChange, asked(changed, foreign))).toBe('not_found');
  expect((await undo(changed)).eventId).toBe(event.eventId);
});

test('what another rule had no more goes for good after a month', async () => {
  const event = await weekly('Было шесть');
  await world.answer(world.member, event, 'yes', '2026-04-20');
  await edit(event, { scope: 'all', repeat: 'FREQ=WEEKLY;COUNT=2' });
  const kept = async () =>
    (
      await sql`select from event_occurrences o join event_answers a on a.occurrence_id = o.id
        where o.event_id is null and a.member_id = ${world.member.memberId} and o.on_date = '2026-04-20' and o.set_aside_of = ${event.eventId}`.execute(
        world.app.db,
      )
    ).rows.length;
  expect(await kept()).toBe(1);
  const clock = { now: () => new Date(world.app.clock.now().getTime() + 31 * 24 * 3_600_000) };
  await sweepEvents({ ...world.app.ground, clock });
  expect(await kept()).toBe(0);
  expect((await world.get(event)).repeat).toBe('FREQ=WEEKLY;COUNT=2');
});
