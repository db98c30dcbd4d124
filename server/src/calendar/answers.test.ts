import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerEvent, type CalendarEvent, deleteEvent, editEvent, listEvents, listGuests, restoreEvent } from '#contract/calendar';
import { removeFromGroup } from '#contract/groups';
import { excludeMember } from '#contract/members';
import { eraseAccount } from '#contract/personal-data';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';
import { PASSWORD } from '#test/harness.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.app.stop());

const countsOf = async (event: CalendarEvent) => (await world.get(event)).counts;
const mineOf = async (who: typeof world.member, event: CalendarEvent) => {
  const { mine, waitingPlace } = await world.get(event, undefined, who);
  return mine && { ...mine, place: waitingPlace };
};
const yes = { answer: 'yes', waiting: false, place: null };
const inLine = (place: number) => ({ answer: 'yes', waiting: true, place });
const setCapacity = (event: CalendarEvent, capacity: number | null, version: number) =>
  world.admin.client.call(editEvent, {
    params: world.of(event),
    body: { title: event.title, kind: event.kind, start: event.start, end: event.end, scope: 'all', capacity, version },
  });
/** The kept counts are what the answers say. */
const expectCounted = async () => {
  const { rows } = await sql`select o.id from event_occurrences o where array[o.going, o.waiting, o.maybe, o.declined] <> (
    select array[count(*) filter (where answer = 'yes' and not waiting), count(*) filter (where answer = 'yes' and waiting),
      count(*) filter (where answer = 'maybe'), count(*) filter (where answer = 'no')]::int[]
    from event_answers a where a.organization_id = o.organization_id and a.occurrence_id = o.id)`.execute(world.app.db);
  expect(rows).toEqual([]);
};

describe('an answer', () => {
  test('is given, changed, taken back and counted; administrators hear, members see the numbers alone', async () => {
    const event = await world.create();
    const socket = await world.admin.client.listen();
    await world.answer(world.member, event, 'maybe');
    expect(await socket.next('calendar.answered')).toMatchObject({ eventId: event.eventId, on: event.on });
    await world.answer(world.other, event, 'yes');
    await world.answer(world.third, event, 'no');
    expect(await countsOf(event)).toEqual({ yes: 1, maybe: 1, no: 1, waiting: 0 });
    await world.answer(world.member, event, 'yes');
    await world.answer(world.third, event, null);
    expect(await countsOf(event)).toEqual({ yes: 2, maybe: 0, no: 0, waiting: 0 });
    expect(await mineOf(world.third, event)).toBeNull();
    const { items } = await world.admin.client.call(listGuests, { params: world.of(event), query: {} });
    expect(items.map(({ name }) => name)).toEqual(['Рябинин Олег', 'Малинина Ольга']);
    const mine = await world.member.client.call(listEvents, { params: world.params, query: { mine: 'yes' } });
    expect(mine.items.map(({ eventId }) => eventId)).toEqual([event.eventId]);
    socket.close();
    await expectCounted();
  });

  test('is of one repetition', async () => {
    const event = await world.create({ repeat: 'FREQ=WEEKLY;COUNT=3' });
    await world.answer(world.member, event, 'yes', '2026-03-23');
    expect((await world.get(event, '2026-03-23')).counts.yes).toBe(1);
    expect((await world.get(event, '2026-03-16')).counts.yes).toBe(0);
  });

  test('is not taken of what is over, called off or for others', async () => {
    const over = await world.create({ start: '2026-03-10T10:00', end: '2026-03-10T11:00' });
    expect(await world.member.client.refusal(answerEvent, { params: world.of(over), body: { answer: 'yes' } })).toBe('event_over');
    const narrow = await world.create({ audience: [world.group.id] });
    for (const who of [world.other, world.admin])
      expect(await who.client.refusal(answerEvent, { params: world.of(narrow), body: { answer: 'yes' } })).toBe('not_found');
    const off = await world.create();
    await world.admin.client.call(deleteEvent, { params: world.of(off), query: { scope: 'all' } });
    expect(await world.member.client.refusal(answerEvent, { params: world.of(off), body: { answer: 'yes' } })).toBe('not_found');
  });
});

describe('a full event', () => {
  test('puts who comes later into a line; a place given up goes to the first of it, who is told', async () => {
    const event = await world.create({ title: 'Автобус', capacity: 1 });
    await world.answer(world.member, event, 'yes');
    await world.answer(world.other, event, 'yes');
    await world.answer(world.third, event, 'yes');
    expect([await mineOf(world.member, event), await mineOf(world.other, event), await mineOf(world.third, event)]).toEqual([
      yes,
      inLine(1),
      inLine(2),
    ]);
    // Saying it again keeps the place.
    await world.answer(world.other, event, 'yes');
    expect(await mineOf(world.other, event)).toEqual(inLine(1));
    const line = await world.admin.client.call(listGuests, { params: world.of(event), query: { answer: 'waiting' } });
    expect(line.items.map(({ name }) => name)).toEqual(['Рябинин Олег', 'Калинина Зоя']);
    await world.answer(world.member, event, 'no');
    expect([await mineOf(world.other, event), await mineOf(world.third, event)]).toEqual([yes, inLine(1)]);
    expect((await world.told(world.other))[0]).toMatchObject({ kind: 'event.admitted', title: 'Автобус' });
    expect((await world.told(world.third))[0]?.kind).not.toBe('event.admitted');
    await expectCounted();
  });

  test('lets in as many as it gets places, and turns nobody out when it loses some', async () => {
    const event = await world.create({ capacity: 1 });
    for (const who of [world.member, world.other, world.third]) await world.answer(who, event, 'yes');
    const raised = await setCapacity(event, 2, event.version);
    expect(raised.counts).toEqual({ yes: 2, maybe: 0, no: 0, waiting: 1 });
    expect((await setCapacity(event, 1, raised.version)).counts).toEqual({ yes: 2, maybe: 0, no: 0, waiting: 1 });
    await world.answer(world.member, event, null);
    expect(await countsOf(event)).toEqual({ yes: 1, maybe: 0, no: 0, waiting: 1 });
    expect((await setCapacity(event, null, raised.version + 1)).counts).toEqual({ yes: 2, maybe: 0, no: 0, waiting: 0 });
    await expectCounted();
  });

  test('gives its last place once, whoever asks at the same moment', async () => {
    const event = await world.create({ capacity: 2 });
    const all = [world.head, world.admin, world.member, world.other, world.third];
    await Promise.all(all.map((who) => world.answer(who, event, 'yes')));
    expect(await countsOf(event)).toEqual({ yes: 2, maybe: 0, no: 0, waiting: 3 });
    await Promise.all(all.map((who, index) => world.answer(who, event, index % 2 === 0 ? 'no' : 'yes')));
    expect(await countsOf(event)).toEqual({ yes: 2, maybe: 0, no: 3, waiting: 0 });
    await expectCounted();
  });

  test('counts a place and a change of its capacity at the same moment', async () => {
    const event = await world.create({ capacity: 1 });
    await world.answer(world.member, event, 'yes');
    await Promise.all([
      world.answer(world.other, event, 'yes'),
      setCapacity(event, 3, event.version),
      world.answer(world.third, event, 'yes'),
    ]);
    expect(await countsOf(event)).toEqual({ yes: 3, maybe: 0, no: 0, waiting: 0 });
    await expectCounted();
  });
});

test('whom it is not for any longer gets no place, and may take an answer back', async () => {
  for (const who of [world.other, world.third]) await world.join(who);
  const event = await world.create({ capacity: 1, audience: [world.group.id] });
  for (const who of [world.member, world.other, world.third]) await world.answer(who, event, 'yes');
  for (const who of [world.member, world.other])
    await world.admin.client.call(removeFromGroup, {
      params: { ...world.params, groupId: world.group.id },
      body: { target: { ids: [who.memberId] } },
    });
  await world.answer(world.member, event, 'no');
  expect(await mineOf(world.third, event)).toEqual({ ...yes });
  expect(await countsOf(event)).toEqual({ yes: 1, maybe: 0, no: 1, waiting: 1 });
  expect(await world.other.client.refusal(answerEvent, { params: world.of(event), body: { answer: 'maybe' } })).toBe('not_found');
  await world.answer(world.other, event, null);
  expect(await countsOf(event)).toEqual({ yes: 1, maybe: 0, no: 1, waiting: 0 });
  await expectCounted();
  await world.join(world.member);
});

test('who is excluded, and who is erased, gives up what is still to come', async () => {
  const event = await world.create({ capacity: 1 });
  await world.answer(world.third, event, 'yes');
  await world.answer(world.other, event, 'yes');
  await world.answer(world.member, event, 'yes');
  await world.admin.client.call(excludeMember, {
    params: { ...world.params, memberId: world.third.memberId },
    body: { reason: 'Переход в другой профсоюз' },
  });
  expect([await mineOf(world.other, event), await mineOf(world.member, event)]).toEqual([yes, inLine(1)]);
  await world.other.client.call(eraseAccount, { body: { password: PASSWORD } });
  expect(await mineOf(world.member, event)).toEqual(yes);
  expect(await countsOf(event)).toEqual({ yes: 1, maybe: 0, no: 0, waiting: 0 });
  await expectCounted();
  const { rows } = await sql`select from event_answers where person_id = ${world.other.personId}`.execute(world.app.db);
  expect(rows).toEqual([]);
});

test('of what was called off nobody is let in until it comes back', async () => {
  const event = await world.create({ title: 'Отложено', capacity: 1 });
  await world.answer(world.member, event, 'yes');
  await world.answer(world.head, event, 'yes');
  const { undo } = await world.admin.client.call(deleteEvent, { params: world.of(event), query: { scope: 'all' } });
  await world.admin.client.call(excludeMember, {
    params: { ...world.params, memberId: world.member.memberId },
    body: { reason: 'Переход в другой профсоюз' },
  });
  const admitted = async () =>
    (await world.told(world.head)).filter((told) => told.kind === 'event.admitted' && told.title === 'Отложено').length;
  expect(await admitted()).toBe(0);
  await world.admin.client.call(restoreEvent, { params: world.of(event), body: { on: undo.on } });
  expect(await admitted()).toBe(1);
  expect(await mineOf(world.head, event)).toEqual(yes);
  await expectCounted();
});
