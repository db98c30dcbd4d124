import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { MemberId, OrganizationId } from '#contract/ids';
import { addToRegister, removeFromRegister } from '#contract/invitations';
import { excludeMember, getMemberStats, listCardBatches, listMembers, restoreMember } from '#contract/members';
import type { Input } from '#contract/route';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
let operator: Signed;
let plant: { id: OrganizationId; cards: string[] };
let other: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let member: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  plant = await app.organization(operator);
  other = await app.organization(operator, 'Профсоюз «Соседи»');
  head = await app.member(plant, 'head');
  member = await app.member(plant);
});
afterAll(() => app.stop());

type Body = Input<typeof addToRegister>['body'];
const RECORD: Body = { lastName: 'Рощина', firstName: 'Анна' };
const params = () => ({ organizationId: plant.id });
const add = (body: Partial<Body> = {}) => head.client.send(addToRegister, { params: params(), body: { ...RECORD, ...body } });
const remove = (memberId: MemberId, by: Signed = head) => by.client.send(removeFromRegister, { params: { ...params(), memberId } });
const unregistered = async () => (await head.client.call(listMembers, { params: params(), query: { status: 'unregistered' } })).items;
const stats = () => head.client.call(getMemberStats, { params: params() });
const bound = async () => (await operator.client.call(listCardBatches, { params: params(), query: {} })).items[0]?.bound ?? 0;

describe('adding by hand', () => {
  it('puts a person into «Не зарегистрированы», counted, journalled and heard at once', async () => {
    const before = await stats();
    const admins = await head.client.listen();
    const phone = app.newPhone();
    const cardNumber = plant.cards.shift() ?? '';
    const record = { ...RECORD, patronymic: 'Петровна', phone: `8 (${phone.slice(2, 5)}) ${phone.slice(5)}`, email: 'anna@example.org' };
    const { status, body } = await add({ ...record, cardNumber, birthDate: '1980-05-17', region: 'Псков' });
    await admins.next('members.changed');
    admins.close();
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...record, phone, status: 'unregistered', role: 'member', registeredAt: null, invitedAt: null });
    expect(body.can).toEqual({ promote: false, demote: false, exclude: true, restore: false });
    expect(await unregistered()).toMatchObject([{ id: body.id, number: 1 }]);
    expect(await stats()).toMatchObject({ members: before.members, unregistered: before.unregistered + 1 });
    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'members.register-add', limit: 1 } });
    expect(items[0]).toMatchObject({ actor: { id: head.personId }, organizationId: plant.id, subjectId: body.id, details: {} });
  });

  it('refuses whom the register has, beside the field, and tells who that is', async () => {
    const phone = app.newPhone();
    const cardNumber = plant.cards.shift() ?? '';
    const known = (await add({ lastName: 'Ёлкина', phone, cardNumber, birthDate: '1990-01-02' })).body;
    const refusals: [Partial<Body>, string][] = [
      [{ phone }, 'phone'],
      [{ cardNumber }, 'cardNumber'],
      [{ lastName: 'елкина', birthDate: '1990-01-02' }, 'lastName'],
    ];
    for (const [body, field] of refusals)
      expect((await add(body)).problem).toMatchObject({ code: 'member_known', fields: { [field]: 'member_known' }, memberId: known.id });
    expect((await add({ phone: member.phone })).problem).toMatchObject({ code: 'member_known', memberId: member.memberId });
    // A namesake of another age is another person.
    expect((await add({ lastName: 'Ёлкина', birthDate: '1991-01-02' })).status).toBe(201);
    expect((await add({ lastName: 'Ёлкина' })).status).toBe(201);
  });

  it('takes only a free card of the own organisation', async () => {
    const unknown = { code: 'card_unknown', fields: { cardNumber: 'card_unknown' } };
    expect((await add({ cardNumber: other.cards[0] ?? '' })).problem).toMatchObject(unknown);
    expect((await add({ cardNumber: '999999999999999999' })).problem).toMatchObject(unknown);
    const blocked = plant.cards.shift() ?? '';
    await sql`update cards set blocked_at = now() where number = ${blocked}`.execute(app.db);
    expect((await add({ cardNumber: blocked })).problem).toMatchObject({ code: 'card_blocked', fields: { cardNumber: 'card_blocked' } });
    expect((await add({ birthDate: '2026-03-12' })).problem).toMatchObject({ code: 'invalid', fields: { birthDate: 'invalid' } });
  });

  it('one of two who add the same phone at once comes first', async () => {
    const phone = app.newPhone();
    const answers = await Promise.all([add({ lastName: 'Ключевая', phone }), add({ lastName: 'Речная', phone })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('is for administrators of the organisation', async () => {
    const stranger = await app.member(other, 'head');
    const input = { params: params(), body: RECORD };
    for (const { client } of [member, stranger, operator]) expect(await client.refusal(addToRegister, input)).toBe('not_found');
    expect(await app.visitor().refusal(addToRegister, input)).toBe('unauthenticated');
  });
});

describe('removing a record entered by mistake', () => {
  it('frees its card, and is counted and journalled', async () => {
    const cardNumber = plant.cards.shift() ?? '';
    const record = (await add({ lastName: 'Полянова', cardNumber })).body;
    const [before, held] = [await stats(), await bound()];
    expect((await remove(record.id)).status).toBe(204);
    expect((await unregistered()).map((one) => one.id)).not.toContain(record.id);
    expect(await stats()).toMatchObject({ unregistered: before.unregistered - 1 });
    expect(await bound()).toBe(held - 1);
    expect((await remove(record.id)).problem.code).toBe('not_found');
    expect((await add({ lastName: 'Полянова', cardNumber })).status).toBe(201);
    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'members.register-remove', limit: 1 } });
    expect(items[0]).toMatchObject({ actor: { id: head.personId }, organizationId: plant.id, subjectId: record.id, details: {} });
  });

  it('leaves the groups that it was in with one less', async () => {
    const record = (await add({ lastName: 'Луговая' })).body;
    await sql`with made as (insert into groups (organization_id, id, name, kind, members, unregistered, created_at)
        values (${plant.id}, ${record.id}, 'Цех', 'fixed', 3, 1, now()))
      insert into group_members (organization_id, group_id, member_id) values (${plant.id}, ${record.id}, ${record.id})`.execute(app.db);
    await remove(record.id);
    const { rows } = await sql`select members, unregistered from groups where id = ${record.id}`.execute(app.db);
    expect(rows).toEqual([{ members: 3, unregistered: 0 }]);
  });

  it('never removes who has signed up or was excluded, nor anybody of another organisation', async () => {
    expect((await remove(member.memberId)).problem.code).toBe('conflict');
    const record = (await add({ lastName: 'Рябинина' })).body;
    const input = { params: { ...params(), memberId: record.id } };
    await head.client.call(excludeMember, { ...input, body: { reason: 'Переезд' } });
    expect((await remove(record.id)).problem.code).toBe('conflict');
    await head.client.call(restoreMember, input);
    const stranger = await app.member(other, 'head');
    expect(await stranger.client.refusal(removeFromRegister, { params: { organizationId: other.id, memberId: record.id } })).toBe(
      'not_found',
    );
    expect((await remove(record.id, member)).problem.code).toBe('not_found');
    expect((await remove(record.id)).status).toBe(204);
  });

  it('either the removal or the sign-up comes first', async () => {
    for (let round = 0; round < 3; round += 1) {
      const phone = app.newPhone();
      const record = (await add({ lastName: `Рощин${'аеи'[round]}`, phone })).body;
      const before = await stats();
      const [removal] = await Promise.all([remove(record.id), app.signUp({ phone })]);
      const joined = removal.status === 204 ? 0 : 1;
      expect(await stats()).toMatchObject({ members: before.members + joined, unregistered: before.unregistered - 1 });
    }
  });
});
