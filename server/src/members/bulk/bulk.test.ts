import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import { excludeMembers, MAX_BULK, restoreMembers } from '#contract/bulk';
import type { GroupId, MemberId, OrganizationId } from '#contract/ids';
import { addToRegister } from '#contract/invitations';
import { listMembers, listMemberships, restoreMember } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { getOrganization } from '#contract/organizations';
import type { Input } from '#contract/route';
import { actsOn } from '#server/audit/public.ts';
import { newId } from '#server/platform/ids.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { withMembers } from '../tables.ts';

type Target = Input<typeof excludeMembers>['body']['target'];

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

const inOrganization = () => ({ params: { organizationId: organization.id } });
const exclusion = (target: Target, reason = 'Вышли из профсоюза') => ({ ...inOrganization(), body: { target, reason } });
const restoration = (target: Target) => ({ ...inOrganization(), body: { target } });
const ticked = (...whom: { memberId: MemberId }[]) => exclusion({ ids: whom.map(({ memberId }) => memberId) });
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
  let second: SignedMember;
  let other: SignedMember;
  beforeEach(async () => {
    second = await app.member(organization, 'member', { lastName: 'Членская' });
    other = await app.member(organization, 'member', { lastName: 'Иной' });
  });

  it('takes the organisation from each of the ticked at once, tells them, journals and counts', async () => {
    const sockets = await Promise.all([member, second].map(({ client }) => client.listen()));
    const answer = await head.client.call(excludeMembers, ticked(member, second));
    expect(answer).toEqual({ excluded: 2, skipped: [] });
    for (const socket of sockets) {
      await socket.next('members.access-changed');
      socket.close();
    }
    for (const { client } of [member, second]) {
      expect(await client.refusal(getOrganization, inOrganization())).toBe('not_found');
      expect((await client.call(listMemberships, {})).items).toEqual([]);
    }
    expect((await excluded()).sort()).toEqual([member.memberId, second.memberId].sort());
    expect(await counts()).toEqual({ active: 3, unregistered: 0, excluded: 2 });
    expect(await told(member)).toContain('member.excluded');
    expect(await told(other)).not.toContain('member.excluded');
    const [act] = await actsOn(app.db, { subjectType: 'member', subjectIds: [second.memberId], limit: 1 });
    expect(act).toMatchObject({ action: 'members.exclude', actor: head.personId, details: { role: 'member' } });
    expect((await stored()).find((row) => row.id === member.memberId)).toMatchObject({
      excluded_by_name: 'Главина Вера',
      exclude_reason: 'Вышли из профсоюза',
      excluded_at: app.clock.now(),
      version: expect.any(Number),
    });
    const restored = await head.client.call(restoreMember, { params: { ...inOrganization().params, memberId: member.memberId } });
    expect(restored.status).toBe('active');
  });

  it('leaves alone, and tells, whom the actor may not exclude', async () => {
    await head.client.call(excludeMembers, ticked(second));
    const all = ticked(head, administrator, member, second, stranger);
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
    const filter = (more: Partial<Extract<Target, { filter: unknown }>['filter']>) => exclusion({ filter: more });
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
    const target = { filter: { role: 'member' as const }, except: [second.memberId, stranger.memberId] };
    expect(await head.client.call(excludeMembers, exclusion(target))).toEqual({ excluded: 2, skipped: [] });
    expect((await excluded()).sort()).toEqual([member.memberId, other.memberId].sort());
    const tooMany = { filter: {}, except: Array<MemberId>(1_001).fill(second.memberId) };
    expect(await head.client.refusal(excludeMembers, exclusion(tooMany))).toBe('invalid');
  });

  it('keeps a head when two heads exclude everybody at once', async () => {
    await withMembers(app.db)
      .updateTable('members')
      .set({ role: 'head' })
      .where('organization_id', '=', organization.id)
      .where('id', '=', administrator.memberId)
      .execute();
    const everybody = exclusion({ filter: {} });
    const answers = await Promise.all([head, administrator].map(({ client }) => client.send(excludeMembers, everybody)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await stored()).filter((row) => row.status === 'active').map((row) => row.role)).toEqual(['head']);
  });

  it('acts once, however often it is sent', async () => {
    const answers = await Promise.all([1, 2].map(() => head.client.send(excludeMembers, ticked(member), { key: 'one-exclusion' })));
    const again = await head.client.send(excludeMembers, ticked(member), { key: 'one-exclusion' });
    expect(again.body).toEqual({ excluded: 1, skipped: [] });
    expect(answers.filter(({ status }) => status === 200).every(({ body }) => body.excluded === 1)).toBe(true);
    expect((await told(member)).filter((kind) => kind === 'member.excluded')).toHaveLength(1);
    expect(await counts()).toEqual({ active: 4, unregistered: 0, excluded: 1 });
  });

  it('takes ten thousand, there and back, and no more', { timeout: 60_000 }, async () => {
    await register(MAX_BULK + 1);
    const last = { memberId: (await stored()).find((row) => row.status === 'unregistered')?.id ?? head.memberId };
    const waiting = { status: 'unregistered' as const };
    expect(await head.client.refusal(excludeMembers, exclusion({ filter: waiting }))).toBe('too_many_members');
    expect(await excluded()).toEqual([]);
    const narrower = exclusion({ filter: waiting, except: [last.memberId] });
    expect(await head.client.call(excludeMembers, narrower)).toEqual({ excluded: MAX_BULK, skipped: [] });
    expect(await counts()).toEqual({ active: 5, unregistered: 1, excluded: MAX_BULK });
    const { items } = await operator.client.call(listAuditEntries, { query: { organizationId: organization.id, limit: 200 } });
    expect(items.filter((entry) => entry.action === 'members.exclude')).toHaveLength(200);

    await head.client.call(excludeMembers, ticked(last));
    const gone = { status: 'excluded' as const };
    expect(await head.client.refusal(restoreMembers, restoration({ filter: gone }))).toBe('too_many_members');
    const back = restoration({ filter: gone, except: [last.memberId] });
    expect(await head.client.call(restoreMembers, back)).toEqual({ restored: MAX_BULK, left: 0 });
    expect(await counts()).toEqual({ active: 5, unregistered: MAX_BULK, excluded: 1 });
  });

  it('asks for a reason and a target of one kind', async () => {
    const fields = async (body: unknown) =>
      (await head.client.send(excludeMembers, { ...ticked(head), body: body as ReturnType<typeof ticked>['body'] })).problem;
    expect(await fields({ target: { ids: [head.memberId] }, reason: '  ' })).toMatchObject({ fields: { reason: 'too_small' } });
    for (const target of [{ ids: [] }, {}, { ids: [head.memberId], filter: {} }, { ids: Array(1_001).fill(head.memberId) }])
      expect(await fields({ target, reason: 'Переезд' })).toMatchObject({ code: 'invalid' });
  });

  it('is closed to members, to other organisations, and to groups of theirs', async () => {
    for (const { client } of [member, stranger, operator]) expect(await client.refusal(excludeMembers, ticked(member))).toBe('not_found');
    expect(await app.visitor().refusal(excludeMembers, ticked(member))).toBe('unauthenticated');
    const id = newId<GroupId>(app.clock.now());
    const foreign = (await stranger.client.call(listMemberships, {})).items[0]?.organizationId as OrganizationId;
    const group = { organization_id: foreign, id, name: 'Чужая', kind: 'fixed' as const, created_at: app.clock.now() };
    await withMembers(app.db).insertInto('groups').values(group).execute();
    expect(await head.client.refusal(excludeMembers, exclusion({ filter: { group: id } }))).toBe('not_found');
    expect(await excluded()).toEqual([]);
    expect((await head.client.call(listMembers, { ...inOrganization(), query: {} })).total.value).toBe(5);
  });
});

describe('«Восстановить» of many', () => {
  let waiting: MemberId;
  /** An administrator, a member and somebody of the register are excluded. */
  beforeEach(async () => {
    waiting = (await head.client.call(addToRegister, { ...inOrganization(), body: { lastName: 'Ждущая', firstName: 'Нина' } })).id;
    await head.client.call(excludeMembers, ticked(administrator, member, { memberId: waiting }));
  });

  it('gives each of the ticked the organisation back at once, tells them, journals and counts', async () => {
    expect(await counts()).toEqual({ active: 1, unregistered: 0, excluded: 3 });
    const socket = await administrator.client.listen();
    const ids = [administrator.memberId, member.memberId, waiting, head.memberId, stranger.memberId];
    expect(await head.client.call(restoreMembers, restoration({ ids }))).toEqual({ restored: 3, left: 2 });
    await socket.next('members.access-changed');
    socket.close();
    expect(await counts()).toEqual({ active: 3, unregistered: 1, excluded: 0 });
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
    expect(await head.client.call(restoreMembers, restoration({ filter, except: [member.memberId] }))).toEqual({ restored: 2, left: 0 });
    expect(await counts()).toEqual({ active: 2, unregistered: 1, excluded: 1 });
    expect(await head.client.call(restoreMembers, restoration({ filter: { status: 'active' } }))).toEqual({ restored: 0, left: 2 });
  });

  it('acts once when two restore at once', async () => {
    const second = await app.member(organization, 'administrator');
    const target = { ids: [member.memberId, waiting] };
    const answers = await Promise.all([head, second].map(({ client }) => client.call(restoreMembers, restoration(target))));
    expect(answers.map(({ restored }) => restored).sort()).toEqual([0, 2]);
    expect(await counts()).toEqual({ active: 3, unregistered: 1, excluded: 1 });
  });

  it('is closed to members and to other organisations', async () => {
    const target = { ids: [waiting] };
    await head.client.call(restoreMembers, restoration({ ids: [member.memberId] }));
    for (const { client } of [member, administrator, stranger, operator])
      expect(await client.refusal(restoreMembers, restoration(target))).toBe('not_found');
    expect(await app.visitor().refusal(restoreMembers, restoration(target))).toBe('unauthenticated');
    expect((await counts())?.excluded).toBe(2);
  });
});
