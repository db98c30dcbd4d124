import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import { excludeMembers, MAX_BULK, removeRecords } from '#contract/bulk';
import { readExportFile, startExport } from '#contract/exports';
import { addToGroup, createGroup, type Group, getGroup, removeFromGroup } from '#contract/groups';
import type { MemberId, OrganizationId } from '#contract/ids';
import { addToRegister, sendInvitations } from '#contract/invitations';
import { getMemberStats, listCardBatches, listMembers, listMemberships } from '#contract/members';
import type { Input } from '#contract/route';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { readTable } from '#test/read-table.ts';

/** Acts on many of those who have not signed up: the same for the ticked ones and for whoever a filter finds. */
type Target = Input<typeof excludeMembers>['body']['target'];

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;
let member: SignedMember;
let stranger: SignedMember;
/** Both of the register, born in July; then one of the register who is not. */
let first: MemberId;
let second: MemberId;
let other: MemberId;
let card: string;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.stop());

beforeEach(async () => {
  ({ organization, head, administrator, member } = await app.staffed(operator));
  // Of the neighbours, with somebody of the register who fits the same filter.
  const neighbours = await app.organization(operator, 'Профком порта');
  stranger = await app.member(neighbours, 'administrator');
  const july = { birthDate: '1990-07-01' };
  await stranger.client.call(addToRegister, {
    params: { organizationId: neighbours.id },
    body: { lastName: 'Портова', firstName: 'Инна', email: 'inna@example.org', ...july },
  });
  card = organization.cards.shift() ?? '';
  first = await add({ lastName: 'Осина', firstName: 'Анна', email: 'anna@example.org', cardNumber: card, ...july });
  second = await add({ lastName: 'Осин', firstName: 'Лев', email: 'lev@example.org', ...july });
  other = await add({ lastName: 'Речной', firstName: 'Пётр', email: 'petr@example.org' });
  // A member born in July too: never meant by those of the register.
  await sql`update members set birth_date = '1991-07-02' where organization_id = ${organization.id} and id = ${member.memberId}`.execute(
    app.db,
  );
  app.sent.mails.length = 0;
});

const params = () => ({ organizationId: organization.id });
const add = async (body: Input<typeof addToRegister>['body']) => (await head.client.call(addToRegister, { params: params(), body })).id;
const JULY: Target = { filter: { status: 'unregistered', birthMonth: 7 } };
/** The same two, however they are named. */
const WAYS: readonly [string, () => Target][] = [
  ['ticked', () => ({ ids: [first, second] })],
  ['found by a filter', () => JULY],
  ['found but for an exception', () => ({ filter: { status: 'unregistered' }, except: [other] })],
];
const left = async () =>
  (await head.client.call(listMembers, { params: params(), query: { status: 'unregistered' } })).items.map(({ id }) => id).sort();
const both = () => [first, second].sort();
const newGroup = (target: Target | null): Promise<Group> =>
  head.client.call(createGroup, { params: params(), body: { name: 'Июльские', of: { target } } });

/** The file as a browser gets it, row by row. */
const exported = async (target: Target): Promise<string[][]> => {
  const { id } = await administrator.client.call(startExport, { params: params(), body: { target, format: 'xlsx' } });
  await app.runJobs();
  const path = readExportFile.path.replace(':organizationId', organization.id).replace(':exportId', id);
  const answer = await fetch(`${app.url}${path}`, { headers: { cookie: administrator.client.cookie ?? '' } });
  return readTable(Buffer.from(await answer.arrayBuffer()));
};

describe.each(WAYS)('those of the register, %s,', (_name, target) => {
  it('are invited, and nobody else', async () => {
    const answer = await administrator.client.call(sendInvitations, { params: params(), body: { way: 'email', target: target() } });
    expect(answer).toMatchObject({ chosen: 2, recent: 0, unreachable: 0, left: 0 });
    await app.runJobs();
    expect(app.sent.mails.map(({ to }) => to).sort()).toEqual(['anna@example.org', 'lev@example.org']);
  });

  it('become a group, come into one and go out of it', async () => {
    const made = await newGroup(target());
    expect(made).toMatchObject({ members: 0, unregistered: 2 });
    const of = { organizationId: organization.id, groupId: made.id };
    const out = await administrator.client.call(removeFromGroup, { params: of, body: { target: target() } });
    expect(out).toMatchObject({ changed: 2, group: { members: 0, unregistered: 0 } });
    const back = await administrator.client.call(addToGroup, { params: of, body: { target: target() } });
    expect(back).toMatchObject({ changed: 2, group: { members: 0, unregistered: 2 } });
    const inGroup = { filter: { status: 'unregistered' as const, group: made.id } };
    expect(await head.client.call(removeFromGroup, { params: of, body: { target: inGroup } })).toMatchObject({ changed: 2 });
  });

  it('are exported, with the day of their invitation', async () => {
    await administrator.client.call(sendInvitations, { params: params(), body: { way: 'email', target: { ids: [second] } } });
    const [headings = [], ...rows] = await exported(target());
    expect(headings.slice(-1)).toEqual(['Дата приглашения']);
    expect(headings).not.toContain('Причина исключения');
    const place = headings.indexOf('Статус');
    const invited = headings.length - 1;
    expect(rows.map((row) => [row[1], row[place], row[invited] ?? ''])).toEqual([
      ['Осин', 'Не зарегистрирован', '2026-03-11'],
      ['Осина', 'Не зарегистрирован', ''],
    ]);
  });

  it('are excluded', async () => {
    const body = { target: target(), reason: 'Уволены до регистрации' };
    expect(await administrator.client.call(excludeMembers, { params: params(), body })).toEqual({ excluded: 2, skipped: [] });
    expect(await left()).toEqual([other]);
    expect(await head.client.call(getMemberStats, { params: params() })).toMatchObject({ members: 3, unregistered: 1, excluded: 2 });
    // Ticked among the excluded they come with the reason, as found by a filter.
    const [headings = [], ...rows] = await exported({ ids: both() });
    expect(rows.map((row) => row[headings.indexOf('Причина исключения')])).toEqual(Array(2).fill('Уволены до регистрации'));
  });

  it('are removed for good, each journalled; the card is free, the groups and numbers are right', async () => {
    const group = await newGroup({ filter: { status: 'unregistered' } });
    expect(await administrator.client.call(removeRecords, { params: params(), body: { target: target() } })).toEqual({
      removed: 2,
      left: 0,
    });
    expect(await left()).toEqual([other]);
    expect(await head.client.call(getMemberStats, { params: params() })).toMatchObject({ members: 3, unregistered: 1, excluded: 0 });
    expect(await head.client.call(getGroup, { params: { ...params(), groupId: group.id } })).toMatchObject({ unregistered: 1 });
    const { items } = await operator.client.call(listAuditEntries, {
      query: { action: 'members.register-remove', organizationId: organization.id },
    });
    expect(items.map(({ subjectId, actor }) => [subjectId, actor?.id]).sort()).toEqual(both().map((id) => [id, administrator.personId]));
    const batches = await operator.client.call(listCardBatches, { params: params(), query: {} });
    expect(batches.items).toMatchObject([{ bound: 3 }]);
    await add({ lastName: 'Новая', firstName: 'Зоя', cardNumber: card });
  });

  it('are out of reach for members, for other organisations and for visitors', async () => {
    const group = await newGroup(null);
    const of = { organizationId: organization.id, groupId: group.id };
    const asks = (client: Signed['client']) => [
      client.refusal(sendInvitations, { params: params(), body: { way: 'email', target: target() } }),
      client.refusal(createGroup, { params: params(), body: { name: 'Чужая', of: { target: target() } } }),
      client.refusal(addToGroup, { params: of, body: { target: target() } }),
      client.refusal(removeFromGroup, { params: of, body: { target: target() } }),
      client.refusal(startExport, { params: params(), body: { target: target(), format: 'csv' } }),
      client.refusal(excludeMembers, { params: params(), body: { target: target(), reason: 'Чужие' } }),
      client.refusal(removeRecords, { params: params(), body: { target: target() } }),
    ];
    for (const { client } of [member, stranger, operator]) expect(new Set(await Promise.all(asks(client)))).toEqual(new Set(['not_found']));
    expect(new Set(await Promise.all(asks(app.visitor())))).toEqual(new Set(['unauthenticated']));
    expect(await left()).toEqual([first, second, other].sort());
    await app.runJobs();
    expect(app.sent.mails).toEqual([]);
  });
});

describe('a filter', () => {
  it('of a group of another organisation finds nothing to act on', async () => {
    const { organizationId } = (await stranger.client.call(listMemberships, {})).items[0] ?? { organizationId: organization.id };
    const foreign = await stranger.client.call(createGroup, {
      params: { organizationId },
      body: { name: 'Портовые', of: { target: null } },
    });
    const target: Target = { filter: { status: 'unregistered', group: foreign.id } };
    const asked = { params: params(), body: { way: 'email' as const, target } };
    expect(await head.client.refusal(sendInvitations, asked)).toBe('not_found');
    expect(await head.client.refusal(removeRecords, { params: params(), body: { target } })).toBe('not_found');
  });

  it('of those who have signed up or were excluded invites and removes nobody', async () => {
    await head.client.call(excludeMembers, { params: params(), body: { target: { ids: [other] }, reason: 'Переезд' } });
    const ids = [head.memberId, member.memberId, other];
    const targets: Target[] = [{ ids }, { filter: { status: 'active' } }, { filter: {} }, { filter: { status: 'excluded' } }];
    for (const target of targets) {
      const sent = await administrator.client.call(sendInvitations, { params: params(), body: { way: 'email', target } });
      expect(sent).toMatchObject({ chosen: 0, recent: 0, unreachable: 0, left: 0 });
      expect((await administrator.client.call(removeRecords, { params: params(), body: { target } })).removed).toBe(0);
    }
    const { left: stayed } = await head.client.call(removeRecords, { params: params(), body: { target: { ids } } });
    expect(stayed).toBe(3);
    expect(await left()).toEqual(both());
  });
});

describe('«Удалить» of many', () => {
  const register = (count: number) =>
    sql`
    with added as (
      insert into members (organization_id, id, last_name, first_name, phone, card_number, birth_date, status, added_at)
      select ${organization.id}, gen_random_uuid(), 'Сосновый', 'Лев', '', '', '1990-08-01', 'unregistered', now()
      from generate_series(1, ${count}) returning 1
    )
    update member_counts set unregistered = unregistered + (select count(*) from added) where organization_id = ${organization.id}`.execute(
      app.db,
    );

  it('takes ten thousand who are all in a group, and no more', { timeout: 60_000 }, async () => {
    await register(MAX_BULK + 1);
    const august: Target = { filter: { status: 'unregistered', birthMonth: 8 } };
    const group = await newGroup(august);
    await app.runJobs();
    expect(await head.client.refusal(removeRecords, { params: params(), body: { target: august } })).toBe('too_many_members');
    const { items } = await head.client.call(listMembers, {
      params: params(),
      query: { status: 'unregistered', birthMonth: 8, limit: 25 },
    });
    const target: Target = { filter: { status: 'unregistered', birthMonth: 8 }, except: items.slice(0, 1).map(({ id }) => id) };
    expect(await head.client.call(removeRecords, { params: params(), body: { target } })).toEqual({ removed: MAX_BULK, left: 0 });
    expect(await head.client.call(getGroup, { params: { ...params(), groupId: group.id } })).toMatchObject({ unregistered: 1 });
    expect(await head.client.call(getMemberStats, { params: params() })).toMatchObject({ unregistered: 4 });
  });

  it('removes once when two ask at once', async () => {
    const ask = () => head.client.call(removeRecords, { params: params(), body: { target: { ids: [first, second] } } });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ removed }) => removed).sort()).toEqual([0, 2]);
    expect(await head.client.call(getMemberStats, { params: params() })).toMatchObject({ unregistered: 1 });
  });

  // The embedded engine has one session: nobody else could be writing.
  it.runIf(process.env.TEST_DATABASE === 'postgres')('leaves, and counts, a record that somebody is just writing', async () => {
    await app.ground.transaction(app.clock.now(), async (tx) => {
      await sql`select from members where organization_id = ${organization.id} and id = ${second} for update`.execute(tx);
      expect(await head.client.call(removeRecords, { params: params(), body: { target: JULY } })).toEqual({ removed: 1, left: 1 });
      const sent = await head.client.call(sendInvitations, { params: params(), body: { way: 'email', target: JULY } });
      expect(sent).toMatchObject({ chosen: 0, left: 1 });
    });
    expect(await left()).toEqual([second, other].sort());
  });
});
