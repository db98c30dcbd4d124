import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAttendance, listGuests, markPresent, unmarkPresent } from '#contract/calendar';
import { excludeMember } from '#contract/members';
import { type CalendarWorld, openCalendarWorld } from '#test/calendar-world.ts';

let world: CalendarWorld;
beforeAll(async () => {
  world = await openCalendarWorld();
});
afterAll(() => world.app.stop());

test('a member is marked once by the card, listed, and the mark can be taken back', async () => {
  const event = await world.create();
  await world.answer(world.member, event, 'yes');
  const params = world.of(event);
  const mark = (cardNumber: string) => world.admin.client.call(markPresent, { params, body: { cardNumber } });
  const first = await mark(world.member.cardNumber.replace(/(\d{4})/g, '$1 '));
  expect(first).toMatchObject({
    already: false,
    present: 1,
    attendee: { memberId: world.member.memberId, name: 'Малинина Ольга Ильич', answer: 'yes' },
  });
  world.app.clock.advance(60_000);
  expect(await mark(world.member.cardNumber)).toEqual({ ...first, already: true });
  await mark(world.other.cardNumber);
  const list = await world.admin.client.call(listAttendance, { params, query: { limit: 1 } });
  expect(list).toMatchObject({ present: 2, items: [{ name: 'Рябинин Олег', answer: null }] });
  const rest = await world.admin.client.call(listAttendance, { params, query: list.next === undefined ? {} : { after: list.next } });
  expect(rest.items.map(({ name }) => name)).toEqual(['Малинина Ольга']);
  expect((await world.get(event)).present).toBe(2);
  expect((await world.admin.client.call(listGuests, { params, query: {} })).items).toMatchObject([
    { name: 'Малинина Ольга', present: true },
  ]);
  const taken = { params: { ...params, memberId: world.member.memberId }, query: {} };
  expect(await world.admin.client.call(unmarkPresent, taken)).toEqual({ present: 1 });
  expect(await world.admin.client.refusal(unmarkPresent, taken)).toBe('not_found');
});

test('many at the door at once mark one member once', async () => {
  const event = await world.create();
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() =>
      world.admin.client.call(markPresent, { params: world.of(event), body: { cardNumber: world.member.cardNumber } }),
    ),
  );
  expect(answers.filter(({ already }) => !already)).toHaveLength(1);
  expect((await world.get(event)).present).toBe(1);
});

test('a card that is unknown, of another organisation, or of an excluded member is refused with its reason', async () => {
  const event = await world.create();
  const refusal = (cardNumber: string) => world.admin.client.refusal(markPresent, { params: world.of(event), body: { cardNumber } });
  expect(await refusal('7000000000000000000')).toBe('card_foreign');
  expect(await refusal(world.stranger.cardNumber)).toBe('card_foreign');
  expect(await refusal('12')).toBe('invalid');
  await world.admin.client.call(excludeMember, { params: { ...world.params, memberId: world.third.memberId }, body: { reason: 'Уход' } });
  expect(await refusal(world.third.cardNumber)).toBe('card_excluded');
});
