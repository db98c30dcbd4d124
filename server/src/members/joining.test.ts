import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { MemberId, OrganizationId } from '#contract/ids';
import { addToRegister, declineInvitation, joinOrganization, listInvitations } from '#contract/invitations';
import {
  applyForAccess,
  approveApplication,
  bindCard,
  excludeMember,
  getMemberStats,
  listCardBatches,
  listCards,
  listMembers,
  listMemberships,
  restoreMember,
} from '#contract/members';
import { listNotifications } from '#contract/notifications';
import type { Input } from '#contract/route';
import { newId } from '#server/platform/ids.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
let operator: Signed;
let plant: { id: OrganizationId; cards: string[] };
let head: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  plant = await app.organization(operator);
  head = await app.member(plant, 'head', { lastName: 'Вяземская' });
});
afterAll(() => app.stop());

const RECORD = { lastName: 'Рощина', firstName: 'Анна', patronymic: 'Петровна', birthDate: '1980-05-17' };
type Body = Input<typeof addToRegister>['body'];
const freeCard = (of = plant): string => of.cards.shift() ?? '';
const bind = (by: Signed, number: string) => by.client.send(bindCard, { body: { number } });
const add = (body: Partial<Body>, by: SignedMember = head, organizationId = plant.id) =>
  by.client.call(addToRegister, { params: { organizationId }, body: { lastName: 'Рощина', firstName: 'Анна', ...body } });
const exclude = (memberId: MemberId) =>
  head.client.call(excludeMember, { params: { organizationId: plant.id, memberId }, body: { reason: 'Переезд' } });
const join = (by: Signed, organizationId = plant.id) => by.client.send(joinOrganization, { body: { organizationId } });
const invitations = async (of: Signed) => (await of.client.call(listInvitations, {})).items;
const memberships = async (of: Signed) => (await of.client.call(listMemberships, {})).items;
const told = async (of: Signed) => (await of.client.call(listNotifications, { query: {} })).items.map((item) => item.content);
const stats = () => head.client.call(getMemberStats, { params: { organizationId: plant.id } });
const rowOf = async (id: MemberId) => {
  const { rows } = await sql<Record<string, unknown>>`select * from members where id = ${id}`.execute(app.db);
  return rows[0] ?? {};
};

describe('at sign-up', () => {
  it('the record of the proved phone becomes the person’s, with what the organisation entered', async () => {
    const phone = app.newPhone();
    const cardNumber = freeCard();
    const record = await add({ ...RECORD, phone, cardNumber, region: 'Псковская область' });
    const before = await stats();
    const admins = await head.client.listen();
    const person = await app.signUp({ phone, lastName: 'Рошина', firstName: 'Аня' });
    await admins.next('members.changed');
    admins.close();

    expect(await memberships(person)).toEqual([
      {
        organizationId: plant.id,
        organizationName: 'ППО «Механический завод»',
        memberId: record.id,
        role: 'member',
        cardTail: `${cardNumber.slice(-8, -6)} ${cardNumber.slice(-6)}`,
      },
    ]);
    expect((await person.client.call(listCards, {})).items).toMatchObject([{ number: cardNumber, state: 'active' }]);
    const { items } = await head.client.call(listMembers, { params: { organizationId: plant.id }, query: { q: 'Рощина' } });
    expect(items[0]).toMatchObject({ ...RECORD, id: record.id, status: 'active', registeredAt: app.clock.now().toISOString() });
    expect(await rowOf(record.id)).toMatchObject({ person_id: person.personId, region: 'Псковская область' });
    expect(await stats()).toMatchObject({
      members: before.members + 1,
      unregistered: before.unregistered - 1,
      lastRegisteredAt: app.clock.now().toISOString(),
    });
    expect(await told(person)).toEqual([{ kind: 'member.joined', organizationName: 'ППО «Механический завод»' }]);
    const journal = await operator.client.call(listAuditEntries, { query: { action: 'members.join', limit: 1 } });
    expect(journal.items[0]).toMatchObject({ actor: { id: person.personId }, organizationId: plant.id, subjectId: record.id });
    expect(JSON.stringify(journal.items[0])).not.toContain('Рощина');
  });

  it('joins several organisations at once, and none where the person was excluded', async () => {
    const phone = app.newPhone();
    const others = [await app.organization(operator, 'Профсоюз «Порт»'), await app.organization(operator, 'Профсоюз «Депо»')];
    for (const other of others) {
      const admin = await app.member(other, 'administrator');
      await add({ phone }, admin, other.id);
    }
    const record = await add({ phone });
    await exclude(record.id);
    const person = await app.signUp({ phone });
    expect((await memberships(person)).map((one) => one.organizationName)).toEqual(['Профсоюз «Депо»', 'Профсоюз «Порт»']);
    expect(await rowOf(record.id)).toMatchObject({ person_id: null, status: 'excluded' });
    expect((await bind(person, freeCard())).problem.code).toBe('member_excluded');
    expect((await join(person)).problem.code).toBe('not_found');
  });

  it('fills what the record lacks, and keeps the change in its history', async () => {
    const phone = app.newPhone();
    const record = await add({ phone, patronymic: '' });
    const person = await app.signUp({ phone, patronymic: 'Львовна' });
    expect(await rowOf(record.id)).toMatchObject({ last_name: 'Рощина', patronymic: 'Львовна', person_id: person.personId });
    const { rows } = await sql`select source, field, before, after from member_changes where member_id = ${record.id}`.execute(app.db);
    expect(rows).toEqual([{ source: 'sign-up', field: 'patronymic', before: '', after: 'Львовна' }]);
  });

  it('either the sign-up or the exclusion comes first, and the counts agree', async () => {
    for (let round = 0; round < 4; round += 1) {
      const phone = app.newPhone();
      const record = await add({ phone });
      const before = await stats();
      const proof = app.signUp({ phone });
      await Promise.all([proof, exclude(record.id)]);
      const person = await proof;
      const row = await rowOf(record.id);
      expect(row.status).toBe('excluded');
      expect([null, person.personId]).toContain(row.person_id);
      expect(await stats()).toMatchObject({
        members: before.members,
        unregistered: before.unregistered - 1,
        excluded: before.excluded + 1,
      });
    }
  });
});

describe('by a card', () => {
  it('whoever holds the card of a record without a phone joins it', async () => {
    const cardNumber = freeCard();
    const record = await add({ ...RECORD, birthDate: '1981-05-17', cardNumber });
    const person = await app.signUp();
    expect((await bind(person, cardNumber)).body).toMatchObject({ number: cardNumber, state: 'active' });
    expect(await memberships(person)).toMatchObject([{ memberId: record.id }]);
    expect(await rowOf(record.id)).toMatchObject({ last_name: 'Рощина', phone: person.phone });
  });

  it('the card of a record with another phone is used, and each guess counts', async () => {
    const cardNumber = freeCard();
    await add({ phone: app.newPhone(), cardNumber });
    const person = await app.signUp();
    const codes: string[] = [];
    for (let guess = 0; guess < 11; guess += 1) codes.push((await bind(person, cardNumber)).problem.code);
    expect(codes).toEqual([...Array(10).fill('card_used'), 'too_many_requests']);
  });

  it('a record that waits for the person is joined and takes the card, where it has none', async () => {
    const person = await app.signUp();
    const record = await add({ phone: person.phone });
    const cardNumber = freeCard();
    const boundOf = async () =>
      (await operator.client.call(listCardBatches, { params: { organizationId: plant.id }, query: {} })).items[0]?.bound ?? 0;
    const before = await boundOf();
    expect((await bind(person, cardNumber)).body).toMatchObject({ number: cardNumber });
    expect(await memberships(person)).toMatchObject([{ memberId: record.id }]);
    expect(await boundOf()).toBe(before + 1);

    const other = await app.signUp();
    const own = freeCard();
    await add({ phone: other.phone, cardNumber: own });
    expect((await bind(other, freeCard())).body).toMatchObject({ number: own });
  });

  it('a member without a card gets one', async () => {
    const phone = app.newPhone();
    await add({ phone });
    const person = await app.signUp({ phone });
    expect(await memberships(person)).toMatchObject([{ cardTail: '' }]);
    const before = await stats();
    const cardNumber = freeCard();
    expect((await bind(person, cardNumber)).status).toBe(201);
    expect((await bind(person, cardNumber)).problem.code).toBe('card_yours');
    expect((await bind(person, freeCard())).problem.code).toBe('member_exists');
    expect(await stats()).toEqual(before);
  });

  it('the card and the phone of two records are not mixed', async () => {
    const person = await app.signUp();
    await add({ phone: person.phone });
    const cardNumber = freeCard();
    const unnamed = await add({ lastName: 'Ключевая', cardNumber });
    expect((await bind(person, cardNumber)).problem.code).toBe('card_used');
    await exclude(unnamed.id);
    expect((await bind(await app.signUp(), cardNumber)).problem.code).toBe('member_excluded');
  });

  it('one of two who bind the card of a waiting record at once joins it', async () => {
    for (let round = 0; round < 3; round += 1) {
      const [first, second] = [await app.signUp(), await app.signUp()];
      const cardNumber = freeCard();
      await add({ lastName: `Роща${'аби'[round]}`, cardNumber });
      const answers = await Promise.all([bind(first, cardNumber), bind(second, cardNumber)]);
      expect(answers.map((answer) => answer.problem.code ?? 'bound').sort()).toEqual(['bound', 'card_used']);
    }
  });

  it('an approved applicant heads the organisation in the record that waited', async () => {
    const applicant = await app.signUp();
    const organization = await app.organization(operator, 'Профсоюз «Верфь»');
    const admin = await app.member(organization, 'administrator');
    const cardNumber = freeCard(organization);
    const record = await add({ phone: applicant.phone, cardNumber }, admin, organization.id);
    const body = { organizationName: 'Верфь', fullName: 'Лугов Егор', cardNumber, phone: applicant.phone };
    const { id } = await app.visitor().call(applyForAccess, { body });
    await operator.client.call(approveApplication, { params: { applicationId: id } });
    expect(await memberships(applicant)).toMatchObject([{ memberId: record.id, role: 'head' }]);
  });
});

describe('who has an account already', () => {
  it('is invited in the app, joins by an own act and is told once', async () => {
    const person = await app.signUp();
    const record = await add({ ...RECORD, birthDate: '1982-05-17', phone: person.phone });
    expect(await memberships(person)).toEqual([]);
    expect(await told(person)).toEqual([{ kind: 'member.invited', organizationName: 'ППО «Механический завод»' }]);
    expect(await invitations(person)).toEqual([
      { organizationId: plant.id, organizationName: 'ППО «Механический завод»', logo: null, declined: false },
    ]);
    const own = await person.client.listen();
    const { body } = await join(person);
    await own.next('members.access-changed');
    own.close();
    expect(body).toMatchObject({ memberId: record.id, role: 'member', cardTail: '' });
    expect(await invitations(person)).toEqual([]);
    expect((await join(person)).problem.code).toBe('member_exists');
    await exclude(record.id);
    expect((await join(person)).problem.code).toBe('member_excluded');
  });

  it('may decline: nobody else sees it, and it is not asked again', async () => {
    const person = await app.signUp();
    const record = await add({ phone: person.phone });
    const before = await rowOf(record.id);
    await person.client.call(declineInvitation, { body: { organizationId: plant.id } });
    expect(await invitations(person)).toMatchObject([{ organizationId: plant.id, declined: true }]);
    expect(await rowOf(record.id)).toEqual(before);
    await exclude(record.id);
    await head.client.call(restoreMember, { params: { organizationId: plant.id, memberId: record.id } });
    expect(await told(person)).toHaveLength(1);
    // Still free to come.
    expect((await join(person)).status).toBe(200);
  });

  it('is asked anew when a record is restored', async () => {
    const phone = app.newPhone();
    const record = await add({ phone });
    await exclude(record.id);
    const person = await app.signUp({ phone });
    expect(await invitations(person)).toEqual([]);
    await head.client.call(restoreMember, { params: { organizationId: plant.id, memberId: record.id } });
    expect(await invitations(person)).toMatchObject([{ organizationId: plant.id }]);
    expect(await told(person)).toEqual([{ kind: 'member.invited', organizationName: 'ППО «Механический завод»' }]);
  });

  it('is not told from a stranger by anything the organisation sees', async () => {
    const person = await app.signUp();
    const known = await add({ lastName: 'Полянова', phone: person.phone });
    const unknown = await add({ lastName: 'Полянова', phone: app.newPhone() });
    const apart = { id: '', phone: '' };
    expect({ ...known, ...apart }).toEqual({ ...unknown, ...apart });
    const [first, second] = [await rowOf(known.id), await rowOf(unknown.id)];
    for (const column of ['id', 'phone', 'search']) delete first[column];
    for (const column of ['id', 'phone', 'search']) delete second[column];
    expect(first).toEqual(second);
  });

  it('joins nothing that does not wait for the own phone', async () => {
    const person = await app.signUp();
    expect((await join(person)).problem.code).toBe('not_found');
    expect((await join(person, newId<OrganizationId>(app.clock.now()))).problem.code).toBe('not_found');
    expect(await person.client.refusal(declineInvitation, { body: { organizationId: plant.id } })).toBe('not_found');
    for (const endpoint of [joinOrganization, declineInvitation])
      expect(await app.visitor().refusal(endpoint, { body: { organizationId: plant.id } })).toBe('unauthenticated');
  });

  it('two windows that join at once make one member', async () => {
    const person = await app.signUp();
    await add({ phone: person.phone });
    const answers = await Promise.all([join(person), join(person)]);
    expect(answers.map((answer) => answer.problem.code ?? 'joined').sort()).toEqual(['joined', 'member_exists']);
  });
});
