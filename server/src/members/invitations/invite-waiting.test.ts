import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OrganizationId } from '#contract/ids';
import { addToRegister, INVITE_DAYS, removeFromRegister } from '#contract/invitations';
import { excludeMember, restoreMember } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
let plant: { id: OrganizationId };
let neighbours: { id: OrganizationId };
let head: SignedMember;
let neighbour: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  const operator = await app.operator();
  ({ organization: plant, head } = await app.staffed(operator));
  ({ organization: neighbours, head: neighbour } = await app.staffed(operator));
});
afterAll(() => app.stop());

const add = (phone: string, by = head, { id: organizationId } = plant) =>
  by.client.call(addToRegister, { params: { organizationId }, body: { lastName: 'Рощина', firstName: 'Анна', phone } });
const told = async (of: Signed) =>
  (await of.client.call(listNotifications, { query: {} })).items.map(({ organizationId }) => organizationId);

it('tells a person of an organisation once in seven days, however often a record comes to wait', async () => {
  const person = await app.signUp();
  for (let round = 0; round < 3; round += 1) {
    const { id: memberId } = await add(person.phone);
    const input = { params: { organizationId: plant.id, memberId } };
    await head.client.call(excludeMember, { ...input, body: { reason: 'Переезд' } });
    await head.client.call(restoreMember, input);
    await head.client.call(removeFromRegister, input);
  }
  expect(await told(person)).toEqual([plant.id]);
  await add(person.phone, neighbour, neighbours);
  expect(await told(person)).toEqual([neighbours.id, plant.id]);
  app.clock.advance(INVITE_DAYS * 24 * 3_600_000 + 1);
  await add(person.phone);
  expect(await told(person)).toEqual([plant.id, neighbours.id, plant.id]);
});
