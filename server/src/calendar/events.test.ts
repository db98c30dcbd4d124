import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as calendar from '#contract/calendar';
import type { GroupId, LibraryFileId } from '#contract/ids';
import { searchEverything } from '#contract/search';
import { newId } from '#server/platform/ids.ts';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';
import { countEventUses } from './public.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.app.stop());

const { createEvent, deleteEvent, getEvent, listDaysOff, listEvents, listRange, restoreEvent } = calendar;
const fieldsOf = async (body: object) => {
  const { problem } = await world.admin.client.send(createEvent, {
    params: world.params,
    body: { title: 'Собрание', kind: 'meeting', start: '2026-03-16T10:00', end: '2026-03-16T11:00', ...body },
  });
  return problem.fields;
};

describe('an event', () => {
  test('is seen by members at once, with its times on the wall and as instants; its audience is told, open pages hear', async () => {
    const socket = await world.member.client.listen();
    const event = await world.create({ title: 'Отчётное собрание', place: 'Дом культуры', link: 'https://example.org/', capacity: 5 });
    expect(event).toMatchObject({
      start: '2026-03-16T10:00',
      startsAt: '2026-03-16T07:00:00.000Z',
      timeZone: 'Europe/Moscow',
      on: '2026-03-16',
    });
    expect(event.can).toEqual({ edit: true, delete: true, answer: true, attend: true });
    expect(await socket.next('calendar.changed')).toMatchObject({ eventId: event.eventId });
    const seen = await world.get(event, undefined, world.member);
    expect(seen).toMatchObject({
      title: 'Отчётное собрание',
      present: null,
      can: { edit: false, delete: false, answer: true, attend: false },
    });
    const [told] = await world.told(world.member);
    expect(told).toEqual({
      kind: 'event.published',
      eventId: event.eventId,
      on: '2026-03-16',
      title: 'Отчётное собрание',
      allDay: false,
      startsAt: '2026-03-16T07:00:00.000Z',
      timeZone: 'Europe/Moscow',
    });
    const { rows } = await sql`select details from audit_entries where action = 'calendar.add' and subject_id = ${event.eventId}`.execute(
      world.app.db,
    );
    expect(rows).toEqual([{ details: { kind: 'meeting', repeated: false } }]);
    socket.close();
  });

  test('of the past is entered without telling anybody', async () => {
    await world.create({ title: 'Прошлогодний субботник', start: '2025-04-12T09:00', end: '2025-04-12T12:00' });
    expect((await world.told(world.member)).map((told) => 'title' in told && told.title)).not.toContain('Прошлогодний субботник');
  });

  test('of whole days lies from midnight to midnight in its zone', async () => {
    const event = await world.create({ allDay: true, start: '2026-05-01T00:00', end: '2026-05-04T00:00', timeZone: 'Asia/Vladivostok' });
    expect(event).toMatchObject({ startsAt: '2026-04-30T14:00:00.000Z', endsAt: '2026-05-03T14:00:00.000Z' });
  });

  test('keeps its time on the wall when the clocks change', async () => {
    const event = await world.create({
      start: '2026-03-23T10:00',
      end: '2026-03-23T11:00',
      timeZone: 'Europe/Berlin',
      repeat: 'FREQ=WEEKLY;COUNT=2',
    });
    expect((await world.get(event, '2026-03-23')).startsAt).toBe('2026-03-23T09:00:00.000Z');
    expect(await world.get(event, '2026-03-30')).toMatchObject({ start: '2026-03-30T10:00', startsAt: '2026-03-30T08:00:00.000Z' });
  });

  test('that makes no sense is refused by field', async () => {
    expect(await fieldsOf({ end: '2026-03-16T10:00' })).toEqual({ end: 'date_early' });
    expect(await fieldsOf({ end: '2026-07-16T10:00' })).toEqual({ end: 'date_far' });
    expect(await fieldsOf({ allDay: true })).toEqual({ start: 'invalid_value', end: 'invalid_value' });
    expect(await fieldsOf({ start: '1926-03-16T10:00', end: '1926-03-16T11:00' })).toEqual({ start: 'date_far' });
    expect(await fieldsOf({ start: '2096-03-16T10:00', end: '2096-03-16T11:00' })).toEqual({ start: 'date_far' });
    expect(await fieldsOf({ start: '2026-02-30T10:00' })).toEqual({ start: 'custom' });
    expect(await fieldsOf({ link: 'http://example.org/' })).toHaveProperty('link');
    expect(await fieldsOf({ link: 'javascript:alert(1)' })).toHaveProperty('link');
    expect(await fieldsOf({ timeZone: 'Mars/Olympus' })).toEqual({ timeZone: 'invalid_value' });
    expect(await fieldsOf({ repeat: 'FREQ=SECONDLY' })).toEqual({ repeat: 'custom' });
    expect(await fieldsOf({ repeat: 'FREQ=DAILY;UNTIL=20260301' })).toEqual({ repeat: 'invalid_value' });
    expect(await fieldsOf({ audience: [newId<GroupId>(world.app.clock.now())] })).toEqual({ audience: 'group_missing' });
    expect(await fieldsOf({ attachments: [newId<LibraryFileId>(world.app.clock.now())] })).toEqual({ 'attachments.0': 'file_missing' });
  });
});

describe('an audience', () => {
  test('is seen and told by its group, head and administrators alone', async () => {
    const event = await world.create({ title: 'Заседание совета', audience: [world.group.id] });
    expect(event.audience).toEqual([{ id: world.group.id, name: 'Совет' }]);
    expect((await world.get(event, undefined, world.member)).audience).toBeNull();
    for (const who of [world.other, world.stranger])
      expect(await who.client.refusal(getEvent, { params: world.of(event), query: {} })).toBe('not_found');
    expect(await world.coming(world.member)).toContain('Заседание совета');
    expect(await world.coming(world.other)).not.toContain('Заседание совета');
    expect((await world.told(world.other)).map((told) => 'title' in told && told.title)).not.toContain('Заседание совета');
    await world.join(world.third);
    expect(await world.coming(world.third)).toContain('Заседание совета');
  });
});

describe('lists', () => {
  test('a month gives whatever touches it, each repetition for itself', async () => {
    await world.create({ start: '2027-06-29T10:00', end: '2027-07-02T10:00', kind: 'trip' });
    await world.create({ start: '2027-07-05T18:00', end: '2027-07-05T19:00', repeat: 'FREQ=WEEKLY;COUNT=6' });
    expect(await world.starts('2027-07-01', '2027-07-31')).toEqual([
      '2027-06-29T10:00',
      '2027-07-05T18:00',
      '2027-07-12T18:00',
      '2027-07-19T18:00',
      '2027-07-26T18:00',
    ]);
    const trips = await world.admin.client.call(listRange, {
      params: world.params,
      query: { from: '2027-07-01', to: '2027-07-31', kind: 'trip' },
    });
    expect(trips.events).toHaveLength(1);
    const { problem } = await world.admin.client.send(listRange, { params: world.params, query: { from: '2027-01-01', to: '2027-12-31' } });
    expect(problem.fields).toEqual({ to: 'too_big' });
  });

  test('of coming and of past ones go page by page and never twice', async () => {
    await world.create({ start: '2026-04-01T10:00', end: '2026-04-01T11:00', repeat: 'FREQ=DAILY;COUNT=7', title: 'Зарядка' });
    for (const when of ['coming', 'past'] as const) {
      const whole = await world.admin.client.call(listEvents, { params: world.params, query: { when, limit: 200 } });
      const starts: string[] = [];
      let after: string | undefined;
      do {
        const query = { when, limit: 3, ...(after === undefined ? {} : { after }) };
        const page = await world.admin.client.call(listEvents, { params: world.params, query });
        starts.push(...page.items.map(({ startsAt }) => startsAt));
        after = page.next;
      } while (after !== undefined);
      expect(starts).toEqual(whole.items.map(({ startsAt }) => startsAt));
      expect(starts).toEqual(when === 'coming' ? starts.toSorted() : starts.toSorted().reverse());
    }
    const query = { after: Buffer.from('["x","y"]').toString('base64url') };
    expect(await world.admin.client.refusal(listEvents, { params: world.params, query })).toBe('bad_request');
  });

  test('of a repeated one without a date the nearest is shown, and after the last one the last', async () => {
    const event = await world.create({ start: '2026-03-02T10:00', end: '2026-03-02T11:00', repeat: 'FREQ=WEEKLY;COUNT=3' });
    expect((await world.get(event)).on).toBe('2026-03-16');
    const past = await world.create({ start: '2026-02-02T10:00', end: '2026-02-02T11:00', repeat: 'FREQ=WEEKLY;COUNT=3' });
    expect((await world.get(past)).on).toBe('2026-02-16');
  });

  test('search finds by a form of a word what one may see, and where it leads', async () => {
    const event = await world.create({ title: 'Экскурсия на теплоходе', audience: [world.group.id], repeat: 'FREQ=WEEKLY;COUNT=3' });
    const find = async (who: typeof world.member) =>
      (await who.client.call(searchEverything, { params: world.params, query: { q: 'экскурсии', kind: 'event' } })).groups.flatMap(
        ({ hits }) => hits,
      );
    expect(await find(world.member)).toEqual([
      {
        kind: 'event',
        id: event.eventId,
        title: 'Экскурсия на теплоходе',
        text: '',
        on: '2026-03-16',
        start: '2026-03-16T10:00',
        allDay: false,
      },
    ]);
    expect(await find(world.other)).toEqual([]);
  });
});

describe('days off', () => {
  const days = (from: string, to: string) => world.member.client.call(listDaysOff, { params: world.params, query: { from, to } });
  test('of a year with a decree have its transfers, working Saturdays and short days', async () => {
    const { items, settled } = await days('2025-10-30', '2025-11-05');
    expect(settled).toBe(true);
    expect(items).toEqual([
      { date: '2025-11-01', kind: 'workday', holiday: null },
      { date: '2025-11-01', kind: 'short', holiday: null },
      { date: '2025-11-03', kind: 'transferred', holiday: null },
      { date: '2025-11-04', kind: 'holiday', holiday: 'unity' },
    ]);
  });
  test('of a year without one have the holidays of the law', async () => {
    const { items, settled } = await days('2031-01-01', '2031-12-31');
    expect(settled).toBe(false);
    expect(items).toHaveLength(14);
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['holiday']));
  });
});

describe('calling off', () => {
  test('tells the audience, and what is returned has its answers', async () => {
    const event = await world.create({ title: 'Лекция' });
    await world.answer(world.member, event, 'yes');
    const { undo } = await world.admin.client.call(deleteEvent, { params: world.of(event), query: { scope: 'all' } });
    expect((await world.told(world.member))[0]).toMatchObject({ kind: 'event.cancelled', title: 'Лекция' });
    expect(await world.member.client.refusal(getEvent, { params: world.of(event), query: {} })).toBe('not_found');
    expect(undo).toEqual({ eventId: event.eventId, on: null });
    const back = await world.admin.client.call(restoreEvent, { params: world.of(event), body: { on: undo.on } });
    expect(back.counts.yes).toBe(1);
    // A mistake that was undone at once is no news.
    expect((await world.told(world.member))[0]).toMatchObject({ kind: 'event.published', title: 'Лекция' });
    expect(await world.admin.client.refusal(restoreEvent, { params: world.of(event), body: { on: null } })).toBe('not_found');
  });

  test('keeps no group from being deleted', async () => {
    const event = await world.create({ audience: [world.group.id] });
    const ofGroup = { organizationId: world.organizationId, groupId: world.group.id };
    const uses = await countEventUses(world.app.db, ofGroup);
    await world.admin.client.call(deleteEvent, { params: world.of(event), query: { scope: 'all' } });
    expect(await countEventUses(world.app.db, ofGroup)).toBe(uses - 1);
  });
});

test('a lower role and a stranger can do nothing to an event', async () => {
  const event = await world.create();
  const params = world.of(event);
  const { version } = event;
  const times = { start: '2026-03-17T10:00', end: '2026-03-17T11:00', scope: 'all' as const, version };
  const memberId = world.member.memberId;
  for (const { client } of [world.member, world.stranger]) {
    expect(
      await client.refusal(createEvent, { params: world.params, body: { title: 'Я', kind: 'other', start: times.start, end: times.end } }),
    ).toBe('not_found');
    expect(await client.refusal(calendar.editEvent, { params, body: { title: 'Я', kind: 'other', ...times } })).toBe('not_found');
    expect(await client.refusal(calendar.moveEvent, { params, body: times })).toBe('not_found');
    expect(await client.refusal(calendar.undoChange, { params, body: { version } })).toBe('not_found');
    expect(await client.refusal(deleteEvent, { params, query: { scope: 'all' } })).toBe('not_found');
    expect(await client.refusal(restoreEvent, { params, body: { on: null } })).toBe('not_found');
    expect(await client.refusal(calendar.listGuests, { params, query: {} })).toBe('not_found');
    expect(await client.refusal(calendar.listAttendance, { params, query: {} })).toBe('not_found');
    expect(await client.refusal(calendar.markPresent, { params, body: { cardNumber: world.member.cardNumber } })).toBe('not_found');
    expect(await client.refusal(calendar.unmarkPresent, { params: { ...params, memberId }, query: {} })).toBe('not_found');
  }
  const { client } = world.stranger;
  const { params: own } = world;
  expect(await client.refusal(listRange, { params: own, query: { from: '2026-03-01', to: '2026-03-31' } })).toBe('not_found');
  expect(await client.refusal(listEvents, { params: own, query: {} })).toBe('not_found');
  expect(await client.refusal(calendar.answerEvent, { params, body: { answer: 'yes' } })).toBe('not_found');
  expect(await client.refusal(calendar.downloadEvent, { params, query: {} })).toBe('not_found');
  // Through the stranger's own organisation another's event does not exist either.
  const foreign = { organizationId: world.strangersOrganizationId, eventId: event.eventId };
  expect(await client.refusal(getEvent, { params: foreign, query: {} })).toBe('not_found');
  expect(await client.refusal(deleteEvent, { params: foreign, query: { scope: 'all' } })).toBe('not_found');
  expect(await client.refusal(calendar.answerEvent, { params: foreign, body: { answer: 'yes' } })).toBe('not_found');
});
