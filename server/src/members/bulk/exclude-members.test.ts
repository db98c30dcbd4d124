import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import { excludeMembers, MAX_BULK } from '#contract/bulk';
import type { GroupId, MemberId, OrganizationId } from '#contract/ids';
import { listMembers, listMemberships, type MemberTarget, restoreMember } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { getOrganization } from '#contract/organizations';
import type { Input } from '#contract/route';
import { historyOf } from '#server/audit/public.ts';
import { newId } from '#server/platform/ids.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { withMembers } from '../tables.ts';

type Target = Input<typeof excludeMembers>['body']['target'];

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;
let members: SignedMember[];
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
  members = [];
  for (const lastName of ['Членов', 'Членская', 'Иной']) members.push(await app.member(organization, 'member', { lastName }));
});

const input = (target: Target, reason = 'Вышли из профсоюза') => ({
  params: { organizationId: organization.id },
  body: { target, reason },
});
const ticked = (...whom: { memberId: MemberId }[]) => input({ ids: whom.map(({ memberId }) => memberId) });
const stored = () =>
  withMembers(app.db).selectFrom('members').selectAll().where('organization_id', '=', organization.id).orderBy('id').execute();
const excluded = async () => (await stored()).filter((row) => row.status === 'excluded').map((row) => row.id);
const counts = () =>
  withMembers(app.db)
    .selectFrom('member_counts')
    .select(['active', 'unregistered', 'excluded'])
    .where('organization_id', '=', organization.id)
    .executeTakeFirst();
const told = async (whom: Signed) => (await whom.client.call(listNotifications, { query: {} })).items.map((item) => item.content.kind);

/** Somebody of the register, or as many as are asked for. */
const register = async (count: number): Promise<void> => {
  await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, birth_date, status, added_at)
    select ${organization.id}, gen_random_uuid(), 'Осин', 'Лев', '', '', '1990-07-01', 'unregistered', now() from generate_series(1, ${count})`.execute(
    app.db,
  );
  await withMembers(app.db)
    .updateTable('member_counts')
    .set(({ eb }) => ({ unregistered: eb('unregistered', '+', count) }))
    .where('organization_id', '=', organization.id)
    .execute();
};

describe('«Исключить» of many', () => {
  it('takes the organisation from each of the ticked at once, tells them, journals and counts', async () => {
    const [first, second, other] = members as [SignedMember, SignedMember, SignedMember];
    const sockets = await Promise.all([first, second].map(({ client }) => client.listen()));
    const answer = await head.client.call(excludeMembers, ticked(first, second));
    expect(answer).toEqual({ excluded: 2, skipped: [] });
    for (const socket of sockets) {
      await socket.next('members.access-changed');
      socket.close();
    }
    for (const { client } of [first, second]) {
      expect(await client.refusal(getOrganization, { params: { organizationId: organization.id } })).toBe('not_found');
      expect((await client.call(listMemberships, {})).items).toEqual([]);
    }
    expect((await excluded()).sort()).toEqual([first.memberId, second.memberId].sort());
    expect(await counts()).toEqual({ active: 3, unregistered: 0, excluded: 2 });
    expect(await told(first)).toContain('member.excluded');
    expect(await told(other)).not.toContain('member.excluded');
    const [act] = await historyOf(app.db, { subjectType: 'member', subjectId: second.memberId, limit: 1 });
    expect(act).toMatchObject({ action: 'members.exclude', actor: head.personId, details: { role: 'member' } });
    expect((await stored()).find((row) => row.id === first.memberId)).toMatchObject({
      excluded_by_name: 'Главина Вера',
      exclude_reason: 'Вышли из профсоюза',
      excluded_at: app.clock.now(),
      version: expect.any(Number),
    });
    const restored = await head.client.call(restoreMember, { params: { organizationId: organization.id, memberId: first.memberId } });
    expect(restored.status).toBe('active');
  });

  it('leaves alone, and tells, whom the actor may not exclude', async () => {
    const [first, second] = members as [SignedMember, SignedMember];
    await head.client.call(excludeMembers, ticked(second));
    const all = ticked(head, administrator, first, second, stranger);
    expect(await administrator.client.call(excludeMembers, all)).toEqual({
      excluded: 1,
      skipped: [
        { reason: 'oneself', count: 1 },
        { reason: 'role', count: 1 },
        { reason: 'excluded', count: 1 },
        { reason: 'unknown', count: 1 },
      ],
    });
    expect(await counts()).toEqual({ active: 3, unregistered: 0, excluded: 2 });
    expect(await told(stranger)).not.toContain('member.excluded');
    expect(await head.client.call(excludeMembers, ticked(administrator))).toEqual({ excluded: 1, skipped: [] });
    const { excluded: more, skipped } = await head.client.call(excludeMembers, ticked(head));
    expect([more, skipped]).toEqual([0, [{ reason: 'oneself', count: 1 }]]);
  });

  it('falls on whoever the filter finds, and on those of the register by theirs', async () => {
    await register(2);
    const filter = (more: Partial<Extract<MemberTarget, { filter: unknown }>['filter']>) => input({ filter: more });
    expect(await administrator.client.call(excludeMembers, filter({ q: 'xktyj' }))).toEqual({ excluded: 1, skipped: [] });
    expect(await administrator.client.call(excludeMembers, filter({ status: 'unregistered', birthMonth: 7 }))).toMatchObject({
      excluded: 2,
    });
    expect(await counts()).toEqual({ active: 4, unregistered: 0, excluded: 3 });
    // Everybody: oneself and those above stay.
    expect(await administrator.client.call(excludeMembers, filter({}))).toMatchObject({
      excluded: 2,
      skipped: [
        { reason: 'oneself', count: 1 },
        { reason: 'role', count: 1 },
      ],
    });
  });

  it('falls on all found ones but for the exceptions', async () => {
    const [first, second, other] = members as [SignedMember, SignedMember, SignedMember];
    const target = { filter: { role: 'member' as const }, except: [second.memberId, stranger.memberId] };
    expect(await head.client.call(excludeMembers, input(target))).toEqual({ excluded: 2, skipped: [] });
    expect((await excluded()).sort()).toEqual([first.memberId, other.memberId].sort());
    const tooMany = { filter: {}, except: Array<MemberId>(1_001).fill(second.memberId) };
    expect(await head.client.refusal(excludeMembers, input(tooMany))).toBe('invalid');
  });

  it('keeps a head when two heads exclude everybody at once', async () => {
    await withMembers(app.db)
      .updateTable('members')
      .set({ role: 'head' })
      .where('organization_id', '=', organization.id)
      .where('id', '=', administrator.memberId)
      .execute();
    const everybody = input({ filter: {} });
    const answers = await Promise.all([head, administrator].map(({ client }) => client.send(excludeMembers, everybody)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await stored()).filter((row) => row.status === 'active').map((row) => row.role)).toEqual(['head']);
  });

  it('acts once, however often it is sent', async () => {
    const [first] = members as [SignedMember];
    const answers = await Promise.all([1, 2].map(() => head.client.send(excludeMembers, ticked(first), { key: 'one-exclusion' })));
    const again = await head.client.send(excludeMembers, ticked(first), { key: 'one-exclusion' });
    expect(again.body).toEqual({ excluded: 1, skipped: [] });
    expect(answers.filter(({ status }) => status === 200).every(({ body }) => body.excluded === 1)).toBe(true);
    expect((await told(first)).filter((kind) => kind === 'member.excluded')).toHaveLength(1);
    expect(await counts()).toEqual({ active: 4, unregistered: 0, excluded: 1 });
  });

  it('takes ten thousand, and no more', async () => {
    await register(MAX_BULK + 1);
    const all = input({ filter: { status: 'unregistered' } });
    expect(await head.client.refusal(excludeMembers, all)).toBe('too_many_members');
    expect(await excluded()).toEqual([]);
    const rows = withMembers(app.db).updateTable('members').where('organization_id', '=', organization.id);
    const one = (await stored()).find((row) => row.status === 'unregistered');
    await rows
      .where('id', '=', one?.id ?? head.memberId)
      .set({ birth_date: null })
      .execute();
    const narrower = input({ filter: { status: 'unregistered', birthMonth: 7 } });
    expect(await head.client.call(excludeMembers, narrower)).toEqual({ excluded: MAX_BULK, skipped: [] });
    expect(await counts()).toEqual({ active: 5, unregistered: 1, excluded: MAX_BULK });
    const { items } = await operator.client.call(listAuditEntries, { query: { organizationId: organization.id, limit: 200 } });
    expect(items.filter((entry) => entry.action === 'members.exclude')).toHaveLength(200);
  });

  it('asks for a reason and a target of one kind', async () => {
    const fields = async (body: unknown) =>
      (await head.client.send(excludeMembers, { ...ticked(head), body: body as ReturnType<typeof ticked>['body'] })).problem;
    expect(await fields({ target: { ids: [head.memberId] }, reason: '  ' })).toMatchObject({ fields: { reason: 'too_small' } });
    for (const target of [{ ids: [] }, {}, { ids: [head.memberId], filter: {} }, { ids: Array(1_001).fill(head.memberId) }])
      expect(await fields({ target, reason: 'Переезд' })).toMatchObject({ code: 'invalid' });
  });

  it('is closed to members, to other organisations, and to groups of theirs', async () => {
    const [first] = members as [SignedMember];
    for (const { client } of [first, stranger, operator]) expect(await client.refusal(excludeMembers, ticked(first))).toBe('not_found');
    expect(await app.visitor().refusal(excludeMembers, ticked(first))).toBe('unauthenticated');
    const id = newId<GroupId>(app.clock.now());
    const foreign = (await stranger.client.call(listMemberships, {})).items[0]?.organizationId as OrganizationId;
    const group = { organization_id: foreign, id, name: 'Чужая', kind: 'fixed' as const, created_at: app.clock.now() };
    await withMembers(app.db).insertInto('groups').values(group).execute();
    expect(await head.client.refusal(excludeMembers, input({ filter: { group: id } }))).toBe('not_found');
    expect(await excluded()).toEqual([]);
    expect((await head.client.call(listMembers, { params: { organizationId: organization.id }, query: {} })).total.value).toBe(5);
  });
});
