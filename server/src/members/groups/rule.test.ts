import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addToGroup, createGroup, type Group, getGroup, listGroups, removeFromGroup, updateGroup } from '#contract/groups';
import type { GroupId, MemberId, OrganizationId } from '#contract/ids';
import { listMembers, type MemberRule, type MemberTarget } from '#contract/members';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { groupsOf, membersInGroups } from './belonging-reads.ts';

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let member: SignedMember;
let other: SignedMember;
let stranger: SignedMember;
let names = 0;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  stranger = await app.member(await app.organization(operator, 'Профком порта'), 'head');
});
afterAll(() => app.stop());
beforeEach(async () => {
  organization = await app.organization(operator);
  head = await app.member(organization, 'head');
  member = await app.member(organization);
  other = await app.member(organization);
});

const params = () => ({ organizationId: organization.id });
const of = (group: { id: GroupId }) => ({ ...params(), groupId: group.id });
const ids = (...whom: { memberId: MemberId }[]): MemberTarget => ({ ids: whom.map(({ memberId }) => memberId) });
const name = () => {
  names += 1;
  return `Группа ${names}`;
};
const make = (target: MemberTarget) => head.client.call(createGroup, { params: params(), body: { name: name(), of: { target } } });
const makeRule = (rule: MemberRule) => head.client.call(createGroup, { params: params(), body: { name: name(), of: { rule } } });
const read = (group: Group) => head.client.call(getGroup, { params: of(group) });
const inside = async (group: Group) =>
  (await head.client.call(listMembers, { params: params(), query: { group: group.id, limit: 200 } })).items.map((row) => row.id);
const groupsNow = async (whom: SignedMember) =>
  (await groupsOf(app.db, [{ organizationId: organization.id, memberId: whom.memberId }], app.clock.now())).get(organization.id) ?? [];

describe('a group by rule', () => {
  const bornOn = (whom: SignedMember, day: string) =>
    sql`update members set birth_date = ${day} where id = ${whom.memberId}`.execute(app.db);

  it('is whoever fits it now, by the organisation’s own day', async () => {
    // 11 March 2026, 09:00 UTC: in Anadyr it is the 11th until noon UTC.
    await sql`update organizations set time_zone = 'Asia/Anadyr' where id = ${organization.id}`.execute(app.db);
    await bornOn(member, '1991-03-11');
    await bornOn(other, '1991-03-12');
    const group = await makeRule({ ageTo: 34 });
    await app.runJobs();
    expect(await read(group)).toMatchObject({ kind: 'rule', rule: { ageTo: 34 }, members: 1, countedAt: app.clock.now().toISOString() });
    expect(await inside(group)).toEqual([other.memberId]);
    expect([await groupsNow(member), await groupsNow(other)]).toEqual([[], [group.id]]);
    const fixed = await make(ids(head));
    const everybody = [head, member, other, stranger].map(({ memberId }) => memberId);
    const among = { memberIds: everybody, groupIds: [group.id, fixed.id, organization.id as string as GroupId] };
    expect(await membersInGroups(app.db, organization.id, among, app.clock.now())).toEqual(new Set([head.memberId, other.memberId]));
    const evening = new Date('2026-03-11T12:00:00.000Z');
    const later = await groupsOf(app.db, [{ organizationId: organization.id, memberId: other.memberId }], evening);
    expect(later.get(organization.id)).toBeUndefined();
  });

  it('is asked together with fixed ones and of several organisations at once', async () => {
    const rule = await makeRule({ email: 'without' });
    const nobody = await makeRule({ card: 'without' });
    const fixed = await make(ids(member));
    const strangers = await stranger.client.call(createGroup, {
      params: { organizationId: (await strangersOrganization()).id },
      body: { name: 'Все без почты', of: { rule: { email: 'without' } } },
    });
    const found = await groupsOf(
      app.db,
      [
        { organizationId: organization.id, memberId: member.memberId },
        { organizationId: (await strangersOrganization()).id, memberId: stranger.memberId },
      ],
      app.clock.now(),
    );
    expect(new Set(found.get(organization.id))).toEqual(new Set([rule.id, fixed.id]));
    expect(found.get(organization.id)).not.toContain(nobody.id);
    expect(found.get((await strangersOrganization()).id)).toEqual([strangers.id]);
  });
  const strangersOrganization = async () => {
    const { rows } = await sql<{ id: OrganizationId }>`select organization_id as id from members where id = ${stranger.memberId}`.execute(
      app.db,
    );
    const [found] = rows;
    if (found === undefined) throw new Error('The stranger is nowhere');
    return found;
  };

  it('is counted anew when looked at after a minute, and tells who looks', async () => {
    const group = await makeRule({ role: 'member' });
    await app.runJobs();
    const before = (await read(group)).members;
    const listener = await head.client.listen();
    await app.member(organization);
    app.clock.advance(30_000);
    await head.client.call(listGroups, { params: params() });
    await app.runJobs();
    expect((await read(group)).members).toBe(before);
    app.clock.advance(31_000);
    await head.client.call(listGroups, { params: params() });
    listener.events.length = 0;
    await app.runJobs();
    await listener.next('members.changed');
    listener.close();
    expect((await read(group)).members).toBe(before + 1);
  });

  it('takes nobody by hand, and another rule counts anew', async () => {
    const group = await makeRule({ role: 'head' });
    expect(await head.client.refusal(addToGroup, { params: of(group), body: { target: ids(member) } })).toBe('group_by_rule');
    expect(await head.client.refusal(removeFromGroup, { params: of(group), body: { target: ids(member) } })).toBe('group_by_rule');
    await app.runJobs();
    const changed = await head.client.call(updateGroup, {
      params: of(group),
      body: { name: 'Двое', rule: { role: 'member' }, version: 0 },
    });
    expect(changed).toMatchObject({ name: 'Двое', rule: { role: 'member' }, countedAt: null, version: 1 });
    await app.runJobs();
    expect((await read(group)).members).toBe(2);
    const empty = await head.client.send(updateGroup, { params: of(group), body: { name: 'Двое', rule: {}, version: 1 } });
    expect(empty.problem.fields).toEqual({ rule: 'rule_empty' });
  });
});
