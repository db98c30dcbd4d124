import { afterAll, beforeAll, expect, test } from 'vitest';
import { DELETED_EVENT_DAYS, deleteEvent, editEvent, listDeletedEvents, restoreEvent } from '#contract/calendar';
import type { EventId } from '#contract/ids';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.app.stop());

const DAY = 86_400_000;
const repeat = 'FREQ=DAILY;COUNT=5';
const list = async (by = world.admin) => (await by.client.call(listDeletedEvents, { params: world.params, query: {} })).items;
const remove = async (event: { eventId: EventId }, scope: 'one' | 'following' | 'all', on?: string) => {
  world.app.clock.advance(1_000);
  const query = { scope, ...(on === undefined ? {} : { on }) };
  return (await world.admin.client.call(deleteEvent, { params: world.of(event), query })).undo;
};
const restore = ({ eventId, on }: { eventId: EventId; on: string | null }) =>
  world.admin.client.call(restoreEvent, { params: world.of({ eventId }), body: { on } });

test('events, single repetitions and what follows are listed with who called them off, and come back from there', async () => {
  const single = await world.create({ title: 'Собрание' });
  const series = await world.create({ title: 'Кружок', repeat });
  await remove(single, 'all');
  const at = world.app.clock.now();
  await remove(series, 'one', '2026-03-17');
  await remove(series, 'following', '2026-03-19');
  const [following, one, all] = await list();
  expect(all).toEqual({
    eventId: single.eventId,
    on: null,
    scope: 'all',
    repeated: false,
    title: 'Собрание',
    kind: 'meeting',
    allDay: false,
    start: '2026-03-16T10:00',
    end: '2026-03-16T11:30',
    deletedAt: at.toISOString(),
    deletedBy: 'Вяземская Ирина',
    keptUntil: new Date(at.getTime() + DELETED_EVENT_DAYS * DAY).toISOString(),
  });
  expect(one).toMatchObject({ eventId: series.eventId, on: '2026-03-17', scope: 'one', repeated: true, start: '2026-03-17T10:00' });
  expect(following).toMatchObject({ on: null, scope: 'following', repeated: true, start: '2026-03-19T10:00', title: 'Кружок' });
  for (const gone of [following, one, all]) await restore(gone as NonNullable<typeof gone>);
  expect(await list()).toEqual([]);
  expect(await world.starts('2026-03-16', '2026-03-31')).toHaveLength(6);
});

test('a repetition of an event that went whole is not listed beside it; its own words are its title', async () => {
  const series = await world.create({ title: 'Хор', repeat });
  const times = { start: '2026-03-18T12:00', end: '2026-03-18T13:00' };
  const body = {
    title: 'Хор в клубе',
    kind: 'meeting' as const,
    ...times,
    on: '2026-03-18',
    scope: 'one' as const,
    version: series.version,
  };
  await world.admin.client.call(editEvent, { params: world.of(series), body });
  await remove(series, 'one', '2026-03-18');
  expect(await list()).toMatchObject([{ title: 'Хор в клубе', scope: 'one', start: '2026-03-18T12:00' }]);
  await remove(series, 'all');
  expect(await list()).toMatchObject([{ title: 'Хор', scope: 'all', repeated: true }]);
  await restore({ eventId: series.eventId, on: null });
  expect(await list()).toMatchObject([{ title: 'Хор в клубе', scope: 'one' }]);
});

test('goes on page by page, for administrators of the organisation alone, for so many days', async () => {
  const series = await world.create({ title: 'Зарядка', repeat });
  for (const on of ['2026-03-16', '2026-03-17', '2026-03-18']) await remove(series, 'one', on);
  await remove(await world.create({ title: 'Поход' }), 'all');
  const seen: string[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const query = { limit: 2, ...(after === undefined ? {} : { after }) };
    const page = await world.head.client.call(listDeletedEvents, { params: world.params, query });
    seen.push(...page.items.map(({ title, on }) => on ?? title));
    after = page.next;
  }
  expect(seen.slice(0, 4)).toEqual(['Поход', '2026-03-18', '2026-03-17', '2026-03-16']);
  for (const { client } of [world.member, world.stranger])
    expect(await client.refusal(listDeletedEvents, { params: world.params, query: {} })).toBe('not_found');
  expect(await world.admin.client.refusal(listDeletedEvents, { params: world.params, query: { after: 'x' } })).toBe('bad_request');
  world.app.clock.advance(DELETED_EVENT_DAYS * DAY + 1);
  expect(await list()).toEqual([]);
});
