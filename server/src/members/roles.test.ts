import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { MemberId, OrganizationId } from '#contract/ids';
import { addToRegister } from '#contract/invitations';
import { handOverHeadship } from '#contract/member-card';
import { demoteMember, excludeMember, listMembers, promoteMember, type Role } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { newId } from '#server/platform/ids.ts';
import { PASSWORD, type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { withMembers } from './tables.ts';

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;
let member: SignedMember;
let stranger: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  stranger = await app.member(await app.organization(operator, 'Профком порта'), 'head');
});
afterAll(() => app.stop());

beforeEach(async () => {
  ({ organization, head, administrator, member } = await app.staffed(operator));
});

const of = (whom: { memberId: MemberId }) => ({ params: { organizationId: organization.id, memberId: whom.memberId } });
const seenAs = (whom: { memberId: MemberId }, from: Role) => ({ ...of(whom), body: { from } });
const inOrganization = () => ({ params: { organizationId: organization.id } });

const stored = () =>
  withMembers(app.db).selectFrom('members').selectAll().where('organization_id', '=', organization.id).orderBy('id').execute();
const roleOf = async (whom: SignedMember): Promise<Role | undefined> => (await stored()).find((row) => row.id === whom.memberId)?.role;
const journal = async (action: string) =>
  (await operator.client.call(listAuditEntries, { query: { action, organizationId: organization.id } })).items;
const told = async (whom: Signed) => (await whom.client.call(listNotifications, { query: {} })).items.map((item) => item.content);

describe('«Повысить» and «Понизить»', () => {
  it('goes member → administrator → head and back, told, journalled and heard at once', async () => {
    const person = await member.client.listen();
    const admins = await administrator.client.listen();
    const raised = await head.client.call(promoteMember, seenAs(member, 'member'));
    expect(raised).toMatchObject({
      id: member.memberId,
      role: 'administrator',
      can: { promote: true, demote: true, exclude: true, restore: false },
    });
    expect(await person.next('members.access-changed')).toEqual({ type: 'members.access-changed', organizationId: organization.id });
    expect(await admins.next('members.changed')).toEqual({ type: 'members.changed', organizationId: organization.id });
    person.close();
    admins.close();
    expect(await member.client.call(listMembers, { ...inOrganization(), query: {} })).toMatchObject({ total: { value: 3 } });

    expect((await head.client.call(promoteMember, seenAs(member, 'administrator'))).role).toBe('head');
    expect((await head.client.call(demoteMember, seenAs(member, 'head'))).role).toBe('administrator');
    const lowered = await head.client.call(demoteMember, seenAs(member, 'administrator'));
    expect(lowered).toMatchObject({ role: 'member', can: { promote: true, demote: false, exclude: true } });
    expect(await member.client.refusal(listMembers, { ...inOrganization(), query: {} })).toBe('not_found');
    expect(await told(member)).toEqual(
      ['member', 'administrator', 'head', 'administrator']
        .map((role) => ({ kind: 'role.changed', role }))
        .concat([expect.objectContaining({ kind: 'card.bound' })]),
    );
    expect(await journal('members.promote')).toMatchObject([
      { actor: { id: head.personId }, subjectType: 'member', subjectId: member.memberId, details: { from: 'administrator', to: 'head' } },
      { details: { from: 'member', to: 'administrator' } },
    ]);
    expect(await journal('members.demote')).toHaveLength(2);
  });

  it('never raises oneself, nor whom there is nothing above or below', async () => {
    expect(await head.client.refusal(promoteMember, seenAs(head, 'head'))).toBe('own_role');
    expect(await head.client.refusal(demoteMember, seenAs(member, 'member'))).toBe('conflict');
    await head.client.call(promoteMember, seenAs(administrator, 'administrator'));
    expect(await head.client.refusal(promoteMember, seenAs(administrator, 'head'))).toBe('conflict');
    expect((await journal('access.refused'))[0]).toMatchObject({
      actor: { id: head.personId },
      subjectId: 'members.promote',
      details: { code: 'own_role' },
    });
  });

  it('keeps a head: the last one cannot step down, one of two can', async () => {
    expect(await head.client.refusal(demoteMember, seenAs(head, 'head'))).toBe('last_head');
    expect((await journal('access.refused'))[0]).toMatchObject({ subjectId: 'members.demote', details: { code: 'last_head' } });
    await head.client.call(promoteMember, seenAs(administrator, 'administrator'));
    const row = await head.client.call(demoteMember, seenAs(head, 'head'));
    expect(row).toMatchObject({ role: 'administrator', can: { promote: false, demote: false, exclude: false } });
    expect(await head.client.refusal(demoteMember, seenAs(administrator, 'head'))).toBe('not_found');
  });

  it('lets one of two heads who lower each other at once through', async () => {
    for (let round = 0; round < 5; round += 1) {
      if ((await roleOf(administrator)) === 'administrator') await head.client.call(promoteMember, seenAs(administrator, 'administrator'));
      else await administrator.client.call(promoteMember, seenAs(head, 'administrator'));
      const answers = await Promise.all([
        head.client.send(demoteMember, seenAs(administrator, 'head')),
        administrator.client.send(demoteMember, seenAs(head, 'head')),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404]);
      expect((await stored()).filter((row) => row.role === 'head' && row.status === 'active')).toHaveLength(1);
    }
  });

  it('raises by one step when two heads press at once: the second saw another role', async () => {
    await head.client.call(promoteMember, seenAs(administrator, 'administrator'));
    const answers = await Promise.all([
      head.client.send(promoteMember, seenAs(member, 'member')),
      administrator.client.send(promoteMember, seenAs(member, 'member')),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await roleOf(member)).toBe('administrator');
    expect((await stored()).find((row) => row.id === member.memberId)?.version).toBe(1);
    expect(await head.client.refusal(demoteMember, seenAs(member, 'head'))).toBe('conflict');
  });

  it('acts once for a repeated request with its key', async () => {
    const key = 'promote-once-1';
    const first = await head.client.send(promoteMember, seenAs(member, 'member'), { key });
    const second = await head.client.send(promoteMember, seenAs(member, 'member'), { key });
    expect(second.body).toEqual(first.body);
    expect(await roleOf(member)).toBe('administrator');
  });

  it('is closed to everybody below a head, and to heads of other organisations', async () => {
    for (const endpoint of [promoteMember, demoteMember]) {
      expect(await app.visitor().refusal(endpoint, seenAs(member, 'member'))).toBe('unauthenticated');
      for (const client of [member.client, administrator.client, stranger.client, operator.client])
        expect(await client.refusal(endpoint, seenAs(member, 'member'))).toBe('not_found');
      // Another organisation's member under one's own path, and nobody at all.
      expect(await head.client.refusal(endpoint, seenAs(stranger, 'head'))).toBe('not_found');
      expect(await head.client.refusal(endpoint, seenAs({ memberId: newId<MemberId>(app.clock.now()) }, 'member'))).toBe('not_found');
    }
    expect(await roleOf(member)).toBe('member');
  });
});

describe('«Передать руководство»', () => {
  const handOver = (whom: { memberId: MemberId }, password = PASSWORD) => ({ ...of(whom), body: { password } });

  it('makes the member head and the head an administrator, told, journalled and heard at once', async () => {
    const listener = await member.client.listen();
    const row = await head.client.call(handOverHeadship, handOver(member));
    expect(row).toMatchObject({ id: member.memberId, role: 'head', can: { promote: false, demote: false, exclude: false } });
    await listener.next('members.access-changed');
    listener.close();
    expect(await roleOf(member)).toBe('head');
    expect(await roleOf(head)).toBe('administrator');
    expect((await told(member))[0]).toEqual({ kind: 'role.changed', role: 'head' });
    expect((await told(head))[0]).toEqual({ kind: 'role.changed', role: 'administrator' });
    expect(await journal('members.hand-over')).toMatchObject([
      { actor: { id: head.personId }, subjectId: head.memberId, details: { from: 'head', to: 'administrator' } },
      { actor: { id: head.personId }, subjectId: member.memberId, details: { from: 'member', to: 'head' } },
    ]);
    expect(await head.client.refusal(promoteMember, seenAs(administrator, 'administrator'))).toBe('not_found');
    expect((await member.client.call(demoteMember, seenAs(head, 'administrator'))).role).toBe('member');
  });

  it('asks for the password, and counts the wrong ones', async () => {
    const { problem } = await head.client.send(handOverHeadship, handOver(member, 'не тот пароль'));
    expect(problem).toMatchObject({ code: 'credentials_wrong', fields: { password: 'credentials_wrong' } });
    expect(await roleOf(head)).toBe('head');
    for (let wrong = 1; wrong < 10; wrong += 1)
      expect(await head.client.refusal(handOverHeadship, handOver(member, `не тот ${wrong}`))).toBe('credentials_wrong');
    expect(await head.client.refusal(handOverHeadship, handOver(member))).toBe('too_many_requests');
    expect(await roleOf(member)).toBe('member');
  });

  it('goes to somebody else of the organisation who has signed up and is no head', async () => {
    expect(await head.client.refusal(handOverHeadship, handOver(head))).toBe('own_role');
    expect((await journal('access.refused'))[0]).toMatchObject({ subjectId: 'members.hand-over', details: { code: 'own_role' } });
    expect(await head.client.refusal(handOverHeadship, handOver(stranger))).toBe('not_found');
    const body = { lastName: 'Ждущая', firstName: 'Нина' };
    const waiting = await head.client.call(addToRegister, { ...inOrganization(), body });
    expect(await head.client.refusal(handOverHeadship, handOver({ memberId: waiting.id }))).toBe('not_registered');
    await head.client.call(excludeMember, { ...of(member), body: { reason: 'Вышел' } });
    expect(await head.client.refusal(handOverHeadship, handOver(member))).toBe('conflict');
    await head.client.call(promoteMember, seenAs(administrator, 'administrator'));
    expect(await head.client.refusal(handOverHeadship, handOver(administrator))).toBe('conflict');
  });

  it('keeps the number of heads when two hand over to one at once', async () => {
    await head.client.call(promoteMember, seenAs(administrator, 'administrator'));
    await Promise.all([
      head.client.send(handOverHeadship, handOver(member)),
      administrator.client.send(handOverHeadship, handOver(member)),
    ]);
    const heads = (await stored()).filter((row) => row.role === 'head').map((row) => row.id);
    expect(heads).toContain(member.memberId);
    expect(heads).toHaveLength(2);
  });

  it('is closed to everybody below a head, and to heads of other organisations', async () => {
    for (const client of [member.client, administrator.client, stranger.client, operator.client])
      expect(await client.refusal(handOverHeadship, handOver(member))).toBe('not_found');
    expect(await app.visitor().refusal(handOverHeadship, handOver(member))).toBe('unauthenticated');
    expect(await roleOf(head)).toBe('head');
  });
});
