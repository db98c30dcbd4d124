import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import { excludeMembers, restoreMembers } from '#contract/bulk';
import type { MemberId, OrganizationId } from '#contract/ids';
import { addToRegister } from '#contract/invitations';
import { getMemberStats, listMemberships, type MemberTarget } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;
let member: SignedMember;
let stranger: SignedMember;
let waiting: MemberId;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  stranger = await app.member(await app.organization(operator, 'Профком порта'), 'head');
});
afterAll(() => app.stop());

/** An organisation that has excluded an administrator, a member and somebody of its register. */
beforeEach(async () => {
  ({ organization, head, administrator, member } = await app.staffed(operator));
  waiting = (await head.client.call(addToRegister, { ...inOrganization(), body: { lastName: 'Ждущая', firstName: 'Нина' } })).id;
  const target = { ids: [administrator.memberId, member.memberId, waiting] };
  await head.client.call(excludeMembers, { ...inOrganization(), body: { target, reason: 'Цех закрыт' } });
});

const inOrganization = () => ({ params: { organizationId: organization.id } });
const input = (target: MemberTarget) => ({ ...inOrganization(), body: { target } });
const stats = () => head.client.call(getMemberStats, inOrganization());

describe('«Восстановить» of many', () => {
  it('gives each of the ticked the organisation back at once, tells them, journals and counts', async () => {
    expect(await stats()).toMatchObject({ members: 1, unregistered: 0, excluded: 3 });
    const socket = await administrator.client.listen();
    const ids = [administrator.memberId, member.memberId, waiting, head.memberId, stranger.memberId];
    expect(await head.client.call(restoreMembers, input({ ids }))).toEqual({ restored: 3, left: 2 });
    await socket.next('members.access-changed');
    socket.close();
    expect(await stats()).toMatchObject({ members: 3, unregistered: 1, excluded: 0 });
    expect((await administrator.client.call(listMemberships, {})).items).toMatchObject([
      { organizationId: organization.id, role: 'member' },
    ]);
    const { items } = await member.client.call(listNotifications, { query: {} });
    expect(items[0]?.content).toMatchObject({ kind: 'member.restored' });
    const journal = await operator.client.call(listAuditEntries, { query: { action: 'members.restore', organizationId: organization.id } });
    expect(journal.items.map(({ subjectId, actor }) => [subjectId, actor?.id])).toEqual(
      expect.arrayContaining([administrator, member].map(({ memberId }) => [memberId, head.personId])),
    );
    expect(journal.items).toHaveLength(3);
  });

  it('falls on all that a filter finds but for the exceptions', async () => {
    const filter = { status: 'excluded' as const };
    expect(await head.client.call(restoreMembers, input({ filter, except: [member.memberId] }))).toEqual({ restored: 2, left: 0 });
    expect(await stats()).toMatchObject({ members: 2, unregistered: 1, excluded: 1 });
    expect(await head.client.call(restoreMembers, input({ filter: { status: 'active' } }))).toEqual({ restored: 0, left: 2 });
  });

  it('acts once when two restore at once', async () => {
    const second = await app.member(organization, 'administrator');
    const target = { ids: [member.memberId, waiting] };
    const answers = await Promise.all([head, second].map(({ client }) => client.call(restoreMembers, input(target))));
    expect(answers.map(({ restored }) => restored).sort()).toEqual([0, 2]);
    expect(await stats()).toMatchObject({ members: 3, unregistered: 1, excluded: 1 });
  });

  it('is closed to members and to other organisations', async () => {
    const target = { ids: [waiting] };
    await head.client.call(restoreMembers, input({ ids: [member.memberId] }));
    for (const { client } of [member, administrator, stranger, operator])
      expect(await client.refusal(restoreMembers, input(target))).toBe('not_found');
    expect(await app.visitor().refusal(restoreMembers, input(target))).toBe('unauthenticated');
    expect((await stats()).excluded).toBe(2);
  });
});
