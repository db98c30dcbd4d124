import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { MemberId, OrganizationId } from '#contract/ids';
import { demoteMember, listMembers, promoteMember, type Role } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { newId } from '#server/platform/ids.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
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
  organization = await app.organization(operator);
  head = await app.member(organization, 'head', { lastName: 'Главина', firstName: 'Вера' });
  administrator = await app.member(organization, 'administrator', { lastName: 'Админов', firstName: 'Пётр' });
  member = await app.member(organization, 'member', { lastName: 'Членов', firstName: 'Илья' });
});

const of = (whom: { memberId: MemberId }) => ({ params: { organizationId: organization.id, memberId: whom.memberId } });
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
    const raised = await head.client.call(promoteMember, of(member));
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

    expect((await head.client.call(promoteMember, of(member))).role).toBe('head');
    expect((await head.client.call(demoteMember, of(member))).role).toBe('administrator');
    const lowered = await head.client.call(demoteMember, of(member));
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
    expect(await head.client.refusal(promoteMember, of(head))).toBe('own_role');
    expect(await head.client.refusal(demoteMember, of(member))).toBe('conflict');
    await head.client.call(promoteMember, of(administrator));
    expect(await head.client.refusal(promoteMember, of(administrator))).toBe('conflict');
    expect((await journal('access.refused'))[0]).toMatchObject({
      actor: { id: head.personId },
      subjectId: 'members.promote',
      details: { code: 'own_role' },
    });
  });

  it('keeps a head: the last one cannot step down, one of two can', async () => {
    expect(await head.client.refusal(demoteMember, of(head))).toBe('last_head');
    expect((await journal('access.refused'))[0]).toMatchObject({ subjectId: 'members.demote', details: { code: 'last_head' } });
    await head.client.call(promoteMember, of(administrator));
    const row = await head.client.call(demoteMember, of(head));
    expect(row).toMatchObject({ role: 'administrator', can: { promote: false, demote: false, exclude: false } });
    expect(await head.client.refusal(demoteMember, of(administrator))).toBe('not_found');
  });

  it('lets one of two heads who lower each other at once through', async () => {
    for (let round = 0; round < 5; round += 1) {
      if ((await roleOf(administrator)) === 'administrator') await head.client.call(promoteMember, of(administrator));
      else await administrator.client.call(promoteMember, of(head));
      const answers = await Promise.all([
        head.client.send(demoteMember, of(administrator)),
        administrator.client.send(demoteMember, of(head)),
      ]);
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404]);
      expect((await stored()).filter((row) => row.role === 'head' && row.status === 'active')).toHaveLength(1);
    }
  });

  it('raises twice when two heads press at once, by one step each', async () => {
    await head.client.call(promoteMember, of(administrator));
    await Promise.all([head.client.call(promoteMember, of(member)), administrator.client.call(promoteMember, of(member))]);
    expect(await roleOf(member)).toBe('head');
    expect((await stored()).find((row) => row.id === member.memberId)?.version).toBe(2);
  });

  it('acts once for a repeated request with its key', async () => {
    const key = 'promote-once-1';
    const first = await head.client.send(promoteMember, of(member), { key });
    const second = await head.client.send(promoteMember, of(member), { key });
    expect(second.body).toEqual(first.body);
    expect(await roleOf(member)).toBe('administrator');
  });

  it('is closed to everybody below a head, and to heads of other organisations', async () => {
    for (const endpoint of [promoteMember, demoteMember]) {
      expect(await app.visitor().refusal(endpoint, of(member))).toBe('unauthenticated');
      for (const client of [member.client, administrator.client, stranger.client, operator.client])
        expect(await client.refusal(endpoint, of(member))).toBe('not_found');
      // Another organisation's member under one's own path, and nobody at all.
      expect(await head.client.refusal(endpoint, of(stranger))).toBe('not_found');
      expect(await head.client.refusal(endpoint, of({ memberId: newId<MemberId>(app.clock.now()) }))).toBe('not_found');
    }
    expect(await roleOf(member)).toBe('member');
  });
});
