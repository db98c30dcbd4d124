import { confirmVerification, getProfile, getSession, listDocuments, signUp, startVerification } from '#contract/accounts';
import { listMembers, listMemberships } from '#contract/members';
import type { Client } from './client.ts';
import { allEndpoints, nameOf } from './endpoints.ts';
import { expect, test } from './fixtures.ts';
import { furnish, type House } from './house.ts';
import { newPhone, PASSWORD } from './people.ts';
import { validInput, withVersion } from './valid-input.ts';

test.use({ apart: true });

const ENDPOINTS = await allEndpoints();
const writes = ENDPOINTS.filter(({ body }) => body !== undefined);

const FAKE_ID = '00000000-0000-7000-8000-00000badf00d';
const FAKE_TIME = '1999-12-31T21:00:00.000Z';
const FAKE_COUNT = 987_654_321;
const FAKES = [FAKE_ID, '1999-12-31', String(FAKE_COUNT), 'Отравитель'];

/** Names of columns and of what answers hold; none of them is the client's to set. */
const POISON: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    ['id', 'organizationId', 'organization_id', 'personId', 'person_id', 'memberId', 'member_id', 'authorPersonId', 'logo_file_id'].map(
      (name) => [name, FAKE_ID],
    ),
  ),
  ...Object.fromEntries(
    ['createdAt', 'created_at', 'joinedAt', 'joined_at', 'registeredAt', 'publishedAt', 'published_at', 'editedAt', 'expires_at'].map(
      (name) => [name, FAKE_TIME],
    ),
  ),
  ...Object.fromEntries(['views', 'voters', 'votes', 'bound', 'version_', 'attempts'].map((name) => [name, FAKE_COUNT])),
  ...Object.fromEntries(['authorName', 'author_name', 'byName', 'cardNumber_'].map((name) => [name, 'Отравитель'])),
  role: 'head',
  status: 'excluded',
  state: 'approved',
  operator: true,
  isOperator: true,
  is_operator: true,
  blockedAt: null,
  passwordHash: '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAA$AAAA',
  can: { edit: true, publish: true },
};

/** Adds the poison to every object of a body, beside what the contract names there. */
const poisoned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value !== 'object' || value === null) return value;
  // A document of the editor is JSON within JSON, and has the tests of its own schema.
  if ('type' in value && value.type === 'doc') return value;
  return { ...POISON, ...Object.fromEntries(Object.entries(value).map(([key, part]) => [key, poisoned(part)])) };
};

let house: House;
let neighbour: House;
let operator: Client;
test.beforeAll(async ({ people }) => {
  test.setTimeout(120_000);
  [house, neighbour] = await Promise.all([furnish(people, 'Топаз'), furnish(people, 'Кварц')]);
  operator = (await people.operator()).client;
});

test('no write takes more than the contract names', async ({ people }) => {
  const other = await neighbour.look();
  const roles = await rolesOf(house);
  const accepted: string[] = [];
  for (const endpoint of writes) {
    const client =
      endpoint.scope === 'operator'
        ? operator
        : /^(visitor|person)$/.test(endpoint.scope)
          ? (await people.signUp()).client
          : house.head.client;
    const input = await withVersion(client, endpoint, validInput(endpoint, house));
    const { status, text } = await client.raw(endpoint, { ...input, body: poisoned(input.body) });
    expect(status, `${nameOf(endpoint)}: ${text}`).toBeLessThan(500);
    expect(
      FAKES.filter((fake) => text.includes(fake)),
      `${nameOf(endpoint)}: ${text}`,
    ).toEqual([]);
    if (status < 300) accepted.push(nameOf(endpoint));
    const { person } = await client.call(getSession, {});
    if (person !== null && endpoint.scope !== 'operator') expect(person.operator, nameOf(endpoint)).toBe(false);
  }
  // Otherwise the poison would have been refused with the rest, and nothing shown.
  expect(accepted).toEqual(
    expect.arrayContaining([
      'PUT /api/profile',
      'POST /api/operator/organizations',
      'PUT /api/organizations/:organizationId',
      'POST /api/organizations/:organizationId/posts',
      'PUT /api/organizations/:organizationId/posts/:postId',
      'POST /api/organizations/:organizationId/members/:memberId/exclude',
    ]),
  );

  const seen = JSON.stringify(await house.look());
  expect(FAKES.filter((fake) => seen.includes(fake))).toEqual([]);
  expect(await rolesOf(house)).toEqual(roles.filter(([id]) => id !== house.member.memberId));
  expect(await neighbour.look()).toEqual(other);
});

const rolesOf = async ({ head, cabinet }: House): Promise<[string, string][]> => {
  const { items } = await head.client.call(listMembers, { params: { organizationId: cabinet.id }, query: {} });
  return items.map(({ id, role }) => [id, role]);
};

test('nobody signs up as an operator, a head or somebody else', async ({ people, product }) => {
  const client = people.visitor();
  const phone = newPhone();
  const { id } = await client.call(startVerification, { body: { phone, purpose: 'sign_up' } });
  const digits = await product.code(phone);
  const { proof } = await client.call(confirmVerification, { params: { verificationId: id }, body: { digits } });
  const documents = (await client.call(listDocuments, {})).items.map((document) => document.id);
  const body = { proof, lastName: 'Лугова', firstName: 'Вера', password: PASSWORD, documents, ...POISON, phone: house.head.phone };
  const { status, text } = await client.raw(signUp, { body });
  expect(status, text).toBe(201);

  const profile = await client.call(getProfile, {});
  expect(profile).toMatchObject({ phone, operator: false, version: 0 });
  expect(profile.id).not.toBe(FAKE_ID);
  expect((await client.call(listMemberships, {})).items).toEqual([]);
});

test('no body reaches the prototype of objects', async () => {
  const { client } = house.head;
  for (const text of ['{"__proto__":{"operator":true}}', '{"constructor":{"prototype":{"operator":true}}}']) {
    for (const endpoint of writes) {
      const { status } = await client.raw(endpoint, { ...validInput(endpoint, house), body: {} }, { body: text });
      expect(status, nameOf(endpoint)).toBe(400);
    }
  }
});
