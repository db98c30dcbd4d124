import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import {
  addToGroup,
  createGroup,
  deleteGroup,
  type Group,
  getGroup,
  listGroups,
  MAX_GROUPS,
  MAX_RULE_GROUPS,
  removeFromGroup,
  updateGroup,
} from '#contract/groups';
import type { GroupId, MemberId, OrganizationId } from '#contract/ids';
import { excludeMember, listMembers, type MemberTarget, restoreMember } from '#contract/members';
import { newId } from '#server/platform/ids.ts';
import { enrolInvented, INVENTED } from '#test/enrol.ts';
import { type Signed, type SignedMember, START, startTestApp, type TestApp } from '#test/harness.ts';
import { groupsOf } from './belonging-reads.ts';
import { moveMembers } from './move-members.ts';

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;
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
  administrator = await app.member(organization, 'administrator');
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
const make = (target: MemberTarget | null = null, by: Signed = head) =>
  by.client.call(createGroup, { params: params(), body: { name: name(), of: { target } } });
const add = (group: Group, target: MemberTarget) => head.client.call(addToGroup, { params: of(group), body: { target } });
const remove = (group: Group, target: MemberTarget) => head.client.call(removeFromGroup, { params: of(group), body: { target } });
const read = (group: Group) => head.client.call(getGroup, { params: of(group) });
const inside = async (group: Group) =>
  (await head.client.call(listMembers, { params: params(), query: { group: group.id, limit: 200 } })).items.map((row) => row.id);
const groupsNow = async (whom: SignedMember) =>
  (await groupsOf(app.db, [{ organizationId: organization.id, memberId: whom.memberId }], app.clock.now())).get(organization.id) ?? [];

describe('a fixed group', () => {
  it('is made of ticked members, and filled and emptied by hand', async () => {
    const group = await make(ids(member, administrator));
    expect(group).toMatchObject({ kind: 'fixed', rule: null, members: 2, unregistered: 0, countedAt: null, version: 0 });
    expect(new Set(await inside(group))).toEqual(new Set([member.memberId, administrator.memberId]));
    expect(await groupsNow(member)).toEqual([group.id]);
    expect(await groupsNow(other)).toEqual([]);

    expect(await add(group, ids(member, other))).toMatchObject({ changed: 1, group: { members: 3 } });
    expect(await remove(group, ids(member, head))).toMatchObject({ changed: 1, group: { members: 2 } });
    expect(new Set(await inside(group))).toEqual(new Set([other.memberId, administrator.memberId]));
    const journal = await operator.client.call(listAuditEntries, { query: { organizationId: organization.id, limit: 3 } });
    expect(journal.items.map(({ action, details }) => [action, details])).toEqual([
      ['groups.remove', { members: 1 }],
      ['groups.add', { members: 1 }],
      ['groups.create', { kind: 'fixed' }],
    ]);
  });

  it('copies whoever a filter finds at that moment', async () => {
    await enrolInvented(app, organization.id, operator);
    const group = await make({ filter: { status: 'active', role: 'member' } });
    const ordinary = INVENTED - 1 + 2;
    expect(group.members).toBe(ordinary);
    await app.member(organization);
    expect((await read(group)).members).toBe(ordinary);
    expect(await add(group, { filter: { status: 'active' } })).toMatchObject({ changed: 4, group: { members: ordinary + 4 } });
    expect(await remove(group, { filter: { status: 'active', group: group.id } })).toMatchObject({ group: { members: 0 } });
    expect(await inside(group)).toEqual([]);
  });

  it('leaves out the exceptions of a filter, at once and by pieces', async () => {
    const everybody = { filter: { status: 'active' as const } };
    const group = await make({ ...everybody, except: [member.memberId, head.memberId] });
    expect(new Set(await inside(group))).toEqual(new Set([other.memberId, administrator.memberId]));
    const target = { ...everybody, except: [other.memberId] };
    await app.ground.transaction(app.clock.now(), (tx) =>
      moveMembers(tx, { organizationId: organization.id, groupId: group.id, way: 'in', target, after: null }, 1),
    );
    await app.runJobs();
    expect((await read(group)).members).toBe(4);
    expect(await remove(group, { ...everybody, except: [member.memberId] })).toMatchObject({ changed: 3, group: { members: 1 } });
    expect(await inside(group)).toEqual([member.memberId]);
  });

  it('leaves aside the excluded, and has them back when they are restored', async () => {
    const group = await make(ids(member, other));
    const to = { params: { ...params(), memberId: member.memberId } };
    await head.client.call(excludeMember, { ...to, body: { reason: 'Вышел' } });
    expect((await read(group)).members).toBe(1);
    expect(await inside(group)).toEqual([other.memberId]);
    expect(await make(ids(member))).toMatchObject({ members: 0 });
    await head.client.call(restoreMember, to);
    expect((await read(group)).members).toBe(2);
    expect(await groupsNow(member)).toEqual([group.id]);
  });

  it('tells apart those who have not signed up, and loses the deleted', async () => {
    const waiting = newId<MemberId>(app.clock.now());
    await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, status, added_at)
      values (${organization.id}, ${waiting}, 'Ожидаева', 'Нина', '', '', 'unregistered', ${START})`.execute(app.db);
    const group = await make({ ids: [waiting, member.memberId] });
    expect(group).toMatchObject({ members: 1, unregistered: 1 });
    await sql`delete from members where id = ${waiting}`.execute(app.db);
    expect(await read(group)).toMatchObject({ members: 1, unregistered: 0 });
  });

  it('is filled and emptied in pieces when there are many', async () => {
    const group = await make();
    const crowd = [head, administrator, member, other];
    const piece = (way: 'in' | 'out') =>
      app.ground.transaction(app.clock.now(), (tx) =>
        moveMembers(tx, { organizationId: organization.id, groupId: group.id, way, target: ids(...crowd), after: null }, 2),
      );
    expect(await piece('in')).toEqual({ moved: 2, more: true });
    expect((await read(group)).members).toBe(2);
    await app.runJobs();
    expect((await read(group)).members).toBe(4);
    expect(await piece('out')).toEqual({ moved: 2, more: true });
    await app.runJobs();
    expect(await inside(group)).toEqual([]);
  });

  it('of more than a request moves is filled by a job, and the queue keeps nothing of the name that was sought', async () => {
    await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, status, added_at)
      select ${organization.id}, gen_random_uuid(), 'Многолюдова', 'Нина', '', '', 'unregistered', ${START} from generate_series(1, 5001)`.execute(
      app.db,
    );
    const sought = async () =>
      (await sql`select from pgboss.job where data::text ilike '%многолюд%' or output::text ilike '%многолюд%'`.execute(app.db)).rows
        .length;
    const target: MemberTarget = { filter: { status: 'unregistered', q: 'Многолюд' } };
    const group = await make();
    expect(await add(group, target)).toMatchObject({ changed: 5_000, more: true });
    expect(await sought()).toBe(1);
    await app.runJobs();
    expect(await read(group)).toMatchObject({ unregistered: 5_001 });
    expect(await sought()).toBe(0);
  });

  // The embedded engine has one session, so nobody could hold anybody there.
  it.runIf(process.env.TEST_DATABASE === 'postgres')('waits for nobody who is being written: they follow', async () => {
    const group = await make();
    await app.db.transaction().execute(async (importing) => {
      await sql`update members set email = 'tokar@example.org' where organization_id = ${organization.id} and id = ${member.memberId}`.execute(
        importing,
      );
      expect(await add(group, ids(member, other))).toMatchObject({ changed: 1, more: true, group: { members: 1 } });
    });
    await app.runJobs();
    expect((await read(group)).members).toBe(2);
    expect(await groupsNow(member)).toEqual([group.id]);
  });

  it('keeps its count true whoever fills, empties and excludes at once', async () => {
    const group = await make();
    const crowd: SignedMember[] = [];
    while (crowd.length < 6) crowd.push(await app.member(organization));
    await Promise.all([
      ...crowd.map((one) => add(group, ids(one, member))),
      ...crowd
        .slice(0, 3)
        .map((one) => head.client.call(excludeMember, { params: { ...params(), memberId: one.memberId }, body: { reason: 'Вышел' } })),
      ...crowd.slice(3, 5).map((one) => remove(group, ids(one))),
    ]);
    expect((await read(group)).members).toBe((await inside(group)).length);
  });
});

describe('groups of an organisation', () => {
  it('have names of their own, whatever the case', async () => {
    const group = await make();
    const again = await head.client.send(createGroup, { params: params(), body: { name: group.name.toUpperCase(), of: { target: null } } });
    expect(again.problem).toMatchObject({ code: 'invalid', fields: { name: 'name_taken' } });
    const second = await make();
    const renamed = await head.client.send(updateGroup, { params: of(second), body: { name: group.name, version: 0 } });
    expect(renamed.problem).toMatchObject({ code: 'invalid', fields: { name: 'name_taken' } });
    const cased = group.name.toUpperCase();
    expect(await head.client.call(updateGroup, { params: of(group), body: { name: cased, version: 0 } })).toMatchObject({ name: cased });
    expect(await head.client.refusal(updateGroup, { params: of(group), body: { name: 'Иначе', version: 0 } })).toBe('conflict');
    expect(
      await head.client.refusal(updateGroup, { params: of(second), body: { name: 'Иначе', rule: { role: 'head' }, version: 0 } }),
    ).toBe('group_fixed');
  });

  it('are made once by two who make the same one at once, and no more than may be', async () => {
    const twice = await Promise.all(
      [head, administrator].map((by) => by.client.send(createGroup, { params: params(), body: { name: 'Совет', of: { target: null } } })),
    );
    expect(twice.map((reply) => reply.status).sort()).toEqual([201, 422]);
    await sql`insert into groups (organization_id, id, name, kind, rule, created_at)
      select ${organization.id}, gen_random_uuid(), 'Правило ' || n, 'rule', '{"role":"head"}', ${START} from generate_series(1, ${MAX_RULE_GROUPS}) n`.execute(
      app.db,
    );
    const body = { name: 'Ещё одно', of: { rule: { role: 'head' as const } } };
    expect(await head.client.refusal(createGroup, { params: params(), body })).toBe('group_limit');
    expect((await head.client.call(listGroups, { params: params() })).can).toEqual({ create: true, createByRule: false });
    await sql`insert into groups (organization_id, id, name, kind, created_at)
      select ${organization.id}, gen_random_uuid(), 'Много ' || n, 'fixed', ${START} from generate_series(1, ${MAX_GROUPS - MAX_RULE_GROUPS - 1}) n`.execute(
      app.db,
    );
    expect(await head.client.refusal(createGroup, { params: params(), body: { name: 'Лишняя', of: { target: null } } })).toBe(
      'group_limit',
    );
  });

  it('are deleted, and their members stay', async () => {
    const group = await make(ids(member));
    await administrator.client.call(deleteGroup, { params: of(group) });
    expect(await head.client.refusal(getGroup, { params: of(group) })).toBe('not_found');
    expect(await groupsNow(member)).toEqual([]);
    expect(await head.client.refusal(deleteGroup, { params: of(group) })).toBe('not_found');
  });

  it('are the administrators’ alone, and take nobody from elsewhere', async () => {
    const group = await make(ids(member));
    for (const { client } of [member, stranger]) {
      expect(await client.refusal(listGroups, { params: params() })).toBe('not_found');
      expect(await client.refusal(getGroup, { params: of(group) })).toBe('not_found');
      expect(await client.refusal(createGroup, { params: params(), body: { name: 'Чужая', of: { target: null } } })).toBe('not_found');
      expect(await client.refusal(updateGroup, { params: of(group), body: { name: 'Чужая', version: 0 } })).toBe('not_found');
      expect(await client.refusal(addToGroup, { params: of(group), body: { target: ids(member) } })).toBe('not_found');
      expect(await client.refusal(removeFromGroup, { params: of(group), body: { target: ids(member) } })).toBe('not_found');
      expect(await client.refusal(deleteGroup, { params: of(group) })).toBe('not_found');
    }
    expect(await add(group, ids(stranger))).toMatchObject({ changed: 0, group: { members: 1 } });
    const elsewhere = await app.organization(operator, 'Профсоюз вокзала');
    const boss = await app.member(elsewhere, 'head');
    const theirs = { organizationId: elsewhere.id, groupId: group.id };
    expect(await boss.client.refusal(getGroup, { params: theirs })).toBe('not_found');
    expect(await boss.client.refusal(addToGroup, { params: theirs, body: { target: ids(boss) } })).toBe('not_found');
    expect(await boss.client.refusal(deleteGroup, { params: theirs })).toBe('not_found');
    const filter = { status: 'active' as const, group: group.id };
    expect(
      await boss.client.refusal(createGroup, {
        params: { organizationId: elsewhere.id },
        body: { name: 'Из чужой', of: { target: { filter } } },
      }),
    ).toBe('not_found');
  });
});
