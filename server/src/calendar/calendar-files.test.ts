import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CalendarEvent,
  deleteEvent,
  editEvent,
  eventFilePath,
  getCalendarAddress,
  makeCalendarAddress,
  restoreEvent,
  revokeCalendarAddress,
  setReminders,
  undoChange,
} from '#contract/calendar';
import { addToGroup, createGroup } from '#contract/groups';
import { excludeMember } from '#contract/members';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';

let world: CalendarWorld;
let address: string;
beforeAll(async () => {
  world = await openCalendarWorld();
  address = await makeAddress(world.member);
});
afterAll(() => world.app.stop());

const makeAddress = async (who: typeof world.member) => (await who.client.call(makeCalendarAddress, { params: world.params })).url;
const fetchFile = (path: string, headers: Record<string, string> = {}) => fetch(`${world.app.url}${path}`, { headers });
const read = async (path = address) => {
  const response = await fetchFile(path);
  expect(response.status).toBe(200);
  return response.text();
};

interface Entry {
  readonly starts: string;
  readonly status: string;
  readonly sequence: number;
  readonly summary: string;
  /** Of a repetition that differs: which one. */
  readonly of: string | null;
}
/** As the first parser reads it: the entries of one event. */
const byIcalJs = (file: string, { eventId }: CalendarEvent): Entry[] =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component);
    if (!event.uid.startsWith(eventId)) return [];
    return [
      {
        starts: event.startDate.toJSDate().toISOString(),
        status: String(component.getFirstPropertyValue('status')),
        sequence: event.sequence,
        summary: event.summary,
        of: event.recurrenceId?.toString() ?? null,
      },
    ];
  });
/** The first occurrences that the first parser expands. */
const expanded = (file: string, { eventId }: CalendarEvent, most = 10): string[] => {
  const root = new ICAL.Component(ICAL.parse(file));
  for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const components = root.getAllSubcomponents('vevent').filter((one) => String(one.getFirstPropertyValue('uid')).startsWith(eventId));
  const master = components.find((one) => one.getFirstPropertyValue('recurrence-id') === null);
  if (master === undefined) return [];
  const event = new ICAL.Event(master, { exceptions: components.filter((one) => one !== master).map((one) => new ICAL.Event(one)) });
  const iterator = event.iterator();
  const starts: string[] = [];
  for (let next = iterator.next(); next && starts.length < most; next = iterator.next())
    starts.push(event.getOccurrenceDetails(next).startDate.toJSDate().toISOString());
  return starts.sort();
};
/** As the second parser reads it. */
const byNodeIcal = (file: string, { eventId }: CalendarEvent) => {
  const found = Object.values(nodeIcal.sync.parseICS(file)).find((one) => one?.type === 'VEVENT' && one.uid.startsWith(eventId));
  if (found?.type !== 'VEVENT') return undefined;
  const moved = Object.values(found.recurrences ?? {}).map((one) => (one as { start: Date }).start.toISOString());
  return {
    starts: found.start.toISOString(),
    status: found.status,
    summary: found.summary,
    sequence: Number(found.sequence),
    rule: found.rrule === undefined ? null : found.rrule.all().map((date) => date.toISOString()),
    excluded: Object.values(found.exdate ?? {}).map((date) => (date as Date).toISOString()),
    moved: [...new Set(moved)],
  };
};
const asIs = ({ title, kind, start, end, on, version, allDay }: CalendarEvent) => ({ title, kind, start, end, on, version, allDay });

describe('two parsers agree on', () => {
  test('an event that was added, changed and called off', async () => {
    const event = await world.create({ title: 'Собрание; отчёт, выборы', place: 'Зал, 2 этаж', link: 'https://example.org/a' });
    const first = await read();
    const added = { starts: '2026-03-16T07:00:00.000Z', status: 'CONFIRMED', sequence: 0, summary: 'Собрание; отчёт, выборы' };
    expect(byIcalJs(first, event)).toEqual([{ ...added, of: null }]);
    expect(byNodeIcal(first, event)).toMatchObject(added);
    expect(first).toContain('BEGIN:VTIMEZONE');
    expect(first.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);

    await world.admin.client.call(editEvent, {
      params: world.of(event),
      body: { ...asIs(event), scope: 'all', title: 'Конференция', start: '2026-03-17T12:00', end: '2026-03-17T13:00' },
    });
    const second = await read();
    const changed = { starts: '2026-03-17T09:00:00.000Z', status: 'CONFIRMED', sequence: 1, summary: 'Конференция' };
    expect(byIcalJs(second, event)).toEqual([{ ...changed, of: null }]);
    expect(byNodeIcal(second, event)).toMatchObject(changed);

    await world.admin.client.call(deleteEvent, { params: world.of(event), query: { scope: 'all' } });
    const third = await read();
    expect(byIcalJs(third, event)).toEqual([{ ...changed, status: 'CANCELLED', sequence: 2, of: null }]);
    expect(byNodeIcal(third, event)).toMatchObject({ status: 'CANCELLED', sequence: 2 });
  });

  test('a repeated event with one moved, one called off and an end', async () => {
    const event = await world.create({ title: 'Планёрка', repeat: 'FREQ=WEEKLY;UNTIL=20260413' });
    await world.admin.client.call(editEvent, {
      params: world.of(event),
      body: { ...asIs(event), scope: 'one', on: '2026-03-23', title: 'Выездная', start: '2026-03-24T15:00', end: '2026-03-24T16:00' },
    });
    await world.admin.client.call(deleteEvent, { params: world.of(event), query: { scope: 'one', on: '2026-03-30' } });
    const file = await read();
    const expected = ['2026-03-16T07:00:00.000Z', '2026-03-24T12:00:00.000Z', '2026-04-06T07:00:00.000Z', '2026-04-13T07:00:00.000Z'];
    expect(expanded(file, event)).toEqual(expected);
    expect(byIcalJs(file, event)).toMatchObject([{ of: null }, { of: '2026-03-23T10:00:00', summary: 'Выездная' }]);
    const other = byNodeIcal(file, event);
    expect(other?.rule).toEqual(['16', '23', '30', '06', '13'].map((day, at) => `2026-0${at < 3 ? 3 : 4}-${day}T07:00:00.000Z`));
    expect(other?.excluded).toContain('2026-03-30T07:00:00.000Z');
    expect(other?.moved).toEqual(['2026-03-24T12:00:00.000Z']);
  });

  test('a series of whole days with one moved to an hour', async () => {
    const event = await world.create({
      title: 'Дежурство',
      allDay: true,
      start: '2026-03-16T00:00',
      end: '2026-03-17T00:00',
      repeat: 'FREQ=DAILY;COUNT=3',
    });
    await world.admin.client.call(editEvent, {
      params: world.of(event),
      body: { ...asIs(event), scope: 'one', on: '2026-03-17', allDay: false, start: '2026-03-17T10:00', end: '2026-03-17T11:00' },
    });
    const file = await read();
    expect(byIcalJs(file, event).map(({ of }) => of)).toEqual([null, '2026-03-17']);
    expect(expanded(file, event)).toHaveLength(3);
    expect(byNodeIcal(file, event)?.moved).toEqual(['2026-03-17T07:00:00.000Z']);
    expect(file).toMatch(/RECURRENCE-ID;VALUE=DATE:20260317/);
  });

  test('a zone whose clocks change', async () => {
    const event = await world.create({
      title: 'Созвон',
      timeZone: 'Europe/Berlin',
      start: '2026-03-23T10:00',
      end: '2026-03-23T11:00',
      repeat: 'FREQ=WEEKLY;COUNT=3',
    });
    const file = await read();
    const starts = ['2026-03-23T09:00:00.000Z', '2026-03-30T08:00:00.000Z', '2026-04-06T08:00:00.000Z'];
    expect(expanded(file, event)).toEqual(starts);
    expect(byNodeIcal(file, event)?.rule).toHaveLength(3);
  });
});

describe('a secret address', () => {
  test('holds what its member may see, with the alarms that were chosen', async () => {
    await world.create({ title: 'Совет правления', audience: [world.group.id] });
    await world.member.client.call(setReminders, { params: world.params, body: { leads: [30] } });
    const own = await read();
    expect(own).toContain('Совет правления');
    expect(own).toContain('TRIGGER:-PT30M');
    const others = await read(await makeAddress(world.other));
    expect(others).not.toContain('Совет правления');
    expect(others).toMatch(/TRIGGER:-PT1H|TRIGGER:-PT60M/);
  });

  test('is kept as a hash, told once, renewed and revoked', async () => {
    const { client } = world.third;
    const state = () => client.call(getCalendarAddress, { params: world.params });
    expect(await state()).toEqual({ address: null });
    const first = await makeAddress(world.third);
    await read(first);
    expect((await state()).address).toMatchObject({ readAt: world.app.clock.now().toISOString() });
    const second = await makeAddress(world.third);
    expect((await fetchFile(first)).status).toBe(404);
    await read(second);
    await client.call(revokeCalendarAddress, { params: world.params });
    expect((await fetchFile(second)).status).toBe(404);
    expect(await world.stranger.client.refusal(makeCalendarAddress, { params: world.params })).toBe('not_found');
  });

  test('is read without a session, is not cached, and answers 304 to who has it', async () => {
    const response = await fetchFile(address);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('private, no-cache');
    const again = await fetchFile(address, { 'if-none-match': response.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const packed = await fetchFile(address, { 'if-none-match': `"other", W/${response.headers.get('etag')}` });
    expect(packed.status).toBe(304);
    expect((await fetchFile('/api/calendars/short/calendar.ics')).status).toBe(404);
    expect((await fetchFile(`/api/calendars/${'a'.repeat(43)}/calendar.ics`)).status).toBe(404);
  });

  test('answers anew after whatever changes the file, and only then', async () => {
    const { admin, member } = world;
    const path = await makeAddress(member);
    let etag = '';
    const changed = async () => {
      const { status, headers } = await fetchFile(path, { 'if-none-match': etag });
      etag = headers.get('etag') ?? '';
      return status === 200;
    };
    expect(await changed()).toBe(true);
    const event = await world.create({ title: 'Спартакиада', repeat: 'FREQ=WEEKLY;COUNT=3' });
    expect(await changed()).toBe(true);
    // Answers do not stand in the file, nor does what is for others.
    await world.answer(member, event, 'yes', '2026-03-16');
    const own = await admin.client.call(createGroup, {
      params: world.params,
      body: { name: 'Чужие', of: { target: { ids: [world.third.memberId] } } },
    });
    await world.create({ title: 'Чужое', audience: [own.id] });
    const strangers = await admin.client.call(createGroup, {
      params: world.params,
      body: { name: 'Совсем чужие', of: { target: { ids: [world.third.memberId] } } },
    });
    expect(await changed()).toBe(false);
    await admin.client.call(addToGroup, { params: { ...world.params, groupId: own.id }, body: { target: { ids: [member.memberId] } } });
    expect(await changed()).toBe(true);
    await admin.client.call(deleteEvent, { params: world.of(event), query: { scope: 'one', on: '2026-03-23' } });
    expect(await changed()).toBe(true);
    // Cut in two, and one again.
    const third = await world.get(event, '2026-03-30');
    const cut = await admin.client.call(editEvent, {
      params: world.of(event),
      body: { ...asIs(third), scope: 'following', title: 'Иначе' },
    });
    expect(await changed()).toBe(true);
    await admin.client.call(undoChange, { params: world.of(cut), body: { version: cut.version } });
    expect(await changed()).toBe(true);
    // What was for others comes to everybody, and goes again.
    const others = await world.create({ title: 'Сначала чужое', audience: [strangers.id] });
    expect(await changed()).toBe(false);
    const everybodys = await admin.client.call(editEvent, {
      params: world.of(others),
      body: { ...asIs(others), scope: 'all', audience: null },
    });
    expect(await changed()).toBe(true);
    await admin.client.call(undoChange, { params: world.of(everybodys), body: { version: everybodys.version } });
    expect(await changed()).toBe(true);
    await admin.client.call(deleteEvent, { params: world.of(event), query: { scope: 'all' } });
    expect(await changed()).toBe(true);
    await admin.client.call(restoreEvent, { params: world.of(event), body: { on: null } });
    expect(await changed()).toBe(true);
    await member.client.call(setReminders, { params: world.params, body: { leads: [15] } });
    expect(await changed()).toBe(true);
    expect(await changed()).toBe(false);
  });

  test('of an excluded member opens no longer', async () => {
    const path = await makeAddress(world.other);
    await world.admin.client.call(excludeMember, { params: { ...world.params, memberId: world.other.memberId }, body: { reason: 'Уход' } });
    expect((await fetchFile(path)).status).toBe(404);
  });
});

test('«Добавить в календарь» gives one event to who may see it', async () => {
  const event = await world.create({ title: 'Только совету', audience: [world.group.id] });
  const path = eventFilePath(world.organizationId, event.eventId);
  const response = await fetchFile(path, { cookie: world.member.client.cookie ?? '' });
  expect(response.headers.get('content-disposition')).toContain('attachment');
  expect(byIcalJs(await response.text(), event)).toHaveLength(1);
  expect((await fetchFile(path, { cookie: world.third.client.cookie ?? '' })).status).toBe(404);
  expect((await fetchFile(path)).status).toBe(401);
});

test('«Добавить в календарь» of a repeated event gives the one that was asked for, each for itself, or all', async () => {
  const event = await world.create({ title: 'Йога', repeat: 'FREQ=WEEKLY;COUNT=3' });
  await world.admin.client.call(editEvent, {
    params: world.of(event),
    body: { ...asIs(event), scope: 'one', on: '2026-03-23', title: 'Йога в парке', start: '2026-03-24T15:00', end: '2026-03-24T16:00' },
  });
  const path = eventFilePath(world.organizationId, event.eventId);
  const cookie = { cookie: world.member.client.cookie ?? '' };
  const file = async (query: string) => (await fetchFile(`${path}${query}`, cookie)).text();
  const [first, second] = [await file('?on=2026-03-16'), await file('?on=2026-03-23')];
  expect(byIcalJs(first, event)).toMatchObject([{ starts: '2026-03-16T07:00:00.000Z', summary: 'Йога', of: null }]);
  expect(byIcalJs(second, event)).toMatchObject([{ starts: '2026-03-24T12:00:00.000Z', summary: 'Йога в парке', of: null }]);
  expect(`${first}${second}`).not.toMatch(/RRULE|EXDATE|RECURRENCE-ID/);
  // Of one UID a calendar would take the second for a change of the first.
  const uidOf = (text: string) => /UID:(.*)/.exec(text)?.[1];
  expect(uidOf(first)).not.toBe(uidOf(second));
  expect(expanded(await file(''), event)).toHaveLength(3);
  expect((await fetchFile(`${path}?on=2026-03-17`, cookie)).status).toBe(404);
});
