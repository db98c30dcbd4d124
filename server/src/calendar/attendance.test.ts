import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAtDoor, listAttendance, listGuests, MAX_AT_DOOR, markMember, markPresent, unmarkPresent } from '#contract/calendar';
import type { MemberId } from '#contract/ids';
import { addToRegister } from '#contract/invitations';
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

test('who has no card at hand is found by name or phone and marked; of no text whoever is awaited', async () => {
  const event = await world.create();
  const params = world.of(event);
  const find = async (search = '', by = world.admin) => (await by.client.call(findAtDoor, { params, query: { search } })).items;
  const mark = (memberId: MemberId) => world.admin.client.call(markMember, { params: { ...params, memberId }, body: {} });
  const guest = { lastName: 'Гостева', firstName: 'Нина', patronymic: '', phone: '+79505554433', birthDate: null, email: '' };
  const { id } = await world.admin.client.call(addToRegister, { params: world.params, body: guest });
  await world.answer(world.other, event, 'yes');
  await world.answer(world.member, event, 'no');

  expect(await find()).toEqual([
    { memberId: world.other.memberId, name: 'Рябинин Олег', phone: '', registered: true, answer: 'yes', present: false },
  ]);
  expect(await find('мали')).toMatchObject([{ memberId: world.member.memberId, registered: true, answer: 'no', present: false }]);
  expect(await find('гост')).toMatchObject([{ memberId: id, name: 'Гостева Нина', phone: '+79505554433', registered: false }]);
  expect(await find('555-44-33')).toMatchObject([{ memberId: id }]);
  expect(await find('!?')).toEqual([]);

  const first = await mark(id);
  expect(first).toMatchObject({ already: false, present: 1, attendee: { memberId: id, name: 'Гостева Нина', answer: null } });
  world.app.clock.advance(60_000);
  expect(await mark(id)).toEqual({ ...first, already: true });
  await mark(world.other.memberId);
  expect(await find()).toEqual([]);
  expect(await find('гост')).toMatchObject([{ present: true }]);
  // By the card once more: it is the same mark.
  const again = { params, body: { cardNumber: world.other.cardNumber } };
  expect(await world.admin.client.call(markPresent, again)).toMatchObject({ already: true, present: 2 });
  const { items } = await world.admin.client.call(listAttendance, { params, query: {} });
  expect(items.map(({ name }) => name)).toEqual(['Рябинин Олег', 'Гостева Нина']);
});

test('one search offers the door only so many, and says that there are more', async () => {
  const event = await world.create();
  for (let number = 0; number <= MAX_AT_DOOR; number += 1) {
    const body = {
      lastName: `Многих${'абвгдежзийклмнопрстуф'[number]}`,
      firstName: 'Ян',
      patronymic: '',
      phone: `+7950111${1000 + number}`,
      birthDate: null,
      email: '',
    };
    await world.admin.client.call(addToRegister, { params: world.params, body });
  }
  const found = await world.admin.client.call(findAtDoor, { params: world.of(event), query: { search: 'многих' } });
  expect([found.items.length, found.more]).toEqual([MAX_AT_DOOR, true]);
});

test('the door is of administrators, and of their own people alone', async () => {
  const event = await world.create();
  const params = world.of(event);
  const mark = { params: { ...params, memberId: world.other.memberId }, body: {} };
  for (const { client } of [world.member, world.stranger]) {
    expect(await client.refusal(findAtDoor, { params, query: { search: 'рябинин' } })).toBe('not_found');
    expect(await client.refusal(markMember, mark)).toBe('not_found');
  }
  const refusal = (memberId: MemberId) => world.admin.client.refusal(markMember, { params: { ...params, memberId }, body: {} });
  expect(await refusal(world.stranger.memberId)).toBe('not_found');
  // Excluded by the test before.
  expect(await refusal(world.third.memberId)).toBe('not_found');
  expect((await world.admin.client.call(findAtDoor, { params, query: { search: 'калинина' } })).items).toEqual([]);
  expect((await world.get(event)).present).toBe(0);
});
