import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteEvent, editEvent, listRange, moveEvent } from '#contract/calendar';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';
import type { Signed } from '#test/harness.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.app.stop());

const rangeOf = (from: string, to: string, by: Signed = world.member) =>
  by.client.call(listRange, { params: world.params, query: { from, to } });

test('says an event once, and of its occurrences what differs', async () => {
  const event = await world.create({ title: 'Хор', place: 'Клуб', kind: 'other', repeat: 'FREQ=WEEKLY;COUNT=4' });
  const { organizationId, eventId, version } = event;
  const { client } = world.admin;
  const moved = await client.call(moveEvent, {
    params: world.of(event),
    body: { on: '2026-03-23', scope: 'one', version, start: '2026-03-24T12:00', end: '2026-03-24T13:30' },
  });
  const edited = await client.call(editEvent, {
    params: { organizationId, eventId },
    body: {
      title: 'Хор: концерт',
      place: 'Театр',
      kind: 'holiday',
      ...{ on: '2026-03-30', scope: 'one', version: moved.version, allDay: true, start: '2026-03-30T00:00', end: '2026-03-31T00:00' },
    },
  });
  await client.call(deleteEvent, { params: world.of(event), query: { on: '2026-04-06', scope: 'one' } });
  await world.answer(world.member, event, 'maybe', '2026-03-16');

  const range = await rangeOf('2026-03-01', '2026-04-30');
  expect(range).toEqual({
    events: [
      {
        eventId,
        title: 'Хор',
        kind: 'other',
        place: 'Клуб',
        repeated: true,
        version: edited.version + 1,
        occurrences: [
          { start: '2026-03-16T10:00', end: '2026-03-16T11:30', mine: { answer: 'maybe', waiting: false } },
          { start: '2026-03-24T12:00', end: '2026-03-24T13:30', on: '2026-03-23' },
          { start: '2026-03-30T00:00', end: '2026-03-31T00:00', allDay: true, title: 'Хор: концерт', kind: 'holiday', place: 'Театр' },
        ],
      },
    ],
    more: false,
    timeZone: 'Europe/Moscow',
    can: { create: false, edit: false },
  });
  expect((await rangeOf('2026-03-01', '2026-04-30', world.admin)).can).toEqual({ create: true, edit: true });
});

test('names the zone of an event that is not in that of the calendar, and hides what is for others', async () => {
  await world.create({
    title: 'Совет',
    timeZone: 'Asia/Vladivostok',
    start: '2026-05-05T10:00',
    end: '2026-05-05T11:00',
    audience: [world.group.id],
  });
  expect((await rangeOf('2026-05-05', '2026-05-05')).events).toMatchObject([{ title: 'Совет', timeZone: 'Asia/Vladivostok' }]);
  expect((await rangeOf('2026-05-05', '2026-05-05', world.other)).events).toEqual([]);
});
