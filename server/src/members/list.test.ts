import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberId, OrganizationId } from '#contract/ids';
import { getMemberStats, listMembers, MEMBER_SORTS, type MemberRow, type MemberSort } from '#contract/members';
import type { Input, Response } from '#contract/route';
import { newId } from '#server/platform/ids.ts';
import { enrolInvented } from '#test/enrol.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { withMembers } from './tables.ts';

type Query = Input<typeof listMembers>['query'];
type Page = Response<typeof listMembers>;

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;
let stranger: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  organization = await app.organization(operator);
  head = await app.member(organization, 'head', { lastName: 'Главина', firstName: 'Вера' });
  administrator = await app.member(organization, 'administrator', { lastName: 'Админов', firstName: 'Пётр' });
  const other = await app.organization(operator, 'Профком порта');
  stranger = await app.member(other, 'head', { lastName: 'Чужакова' });
  await enrolInvented(app, organization.id, operator);
  await enrolInvented(app, other.id, operator);
});
afterAll(() => app.stop());

const list = (query: Query = {}, by: Signed = head) => by.client.call(listMembers, { params: { organizationId: organization.id }, query });
const refusal = (query: Query, by: Signed = head) => by.client.refusal(listMembers, { params: { organizationId: organization.id }, query });
const names = (page: Page) => page.items.map((row) => `${row.lastName} ${row.firstName}`);

/** Every page from the first one on. */
const walk = async (query: Query): Promise<Page[]> => {
  const pages: Page[] = [];
  let after: string | undefined;
  do {
    const page: Page = await list({ ...query, after });
    pages.push(page);
    after = page.next;
  } while (after !== undefined);
  return pages;
};
const VALUES: Readonly<Record<Exclude<MemberSort, 'excluded'>, (row: MemberRow) => string>> = {
  name: (row) => `${row.lastName}|${row.firstName}`,
  phone: (row) => row.phone,
  card: (row) => row.cardTail,
  birth: (row) => row.birthDate ?? 'infinity',
  email: (row) => (row.email === '' ? '~' : row.email),
  role: (row) => `${['head', 'administrator', 'member'].indexOf(row.role)}|${row.lastName}|${row.firstName}`,
  registered: (row) => row.registeredAt ?? '',
};
const SORTS = MEMBER_SORTS.filter((sort) => sort !== 'excluded');
const collator = new Intl.Collator('und');
const compare = (sort: keyof typeof VALUES) => (a: MemberRow, b: MemberRow) => {
  const [left, right] = [VALUES[sort](a).split('|'), VALUES[sort](b).split('|')];
  for (const [index, value] of left.entries()) {
    const names = sort === 'name' || sort === 'role';
    const order = names
      ? collator.compare(value, right[index] ?? '')
      : value < (right[index] ?? '')
        ? -1
        : Number(value > (right[index] ?? ''));
    if (order !== 0) return order;
  }
  return a.id < b.id ? -1 : 1;
};

describe('the list of members', () => {
  it.each(SORTS.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]))(
    'pages by %s %s, there and back, each row once, with its running number',
    async (sort, direction) => {
      const pages = await walk({ sort, direction, limit: 25 });
      const rows = pages.flatMap((page) => page.items);
      expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 122 }, (_, index) => index + 1));
      expect(new Set(rows.map((row) => row.id)).size).toBe(122);
      const sorted = [...rows].sort(compare(sort));
      expect(rows.map((row) => row.id)).toEqual((direction === 'asc' ? sorted : sorted.reverse()).map((row) => row.id));
      expect(pages[0]?.previous).toBeUndefined();
      for (let index = pages.length - 1; index > 0; index -= 1) {
        const back = await list({ sort, direction, limit: 25, after: pages[index]?.previous });
        expect(back.items).toEqual(pages[index - 1]?.items);
        expect(back.previous === undefined).toBe(index === 1);
        const again = await list({ sort, direction, limit: 25, after: back.next });
        expect(again.items).toEqual(pages[index]?.items);
      }
    },
  );

  it('shows rows as the screen needs them, with the kept total and what the reader may do', async () => {
    const page = await list({ limit: 1, q: head.cardNumber });
    expect(page.items).toEqual([
      {
        id: head.memberId,
        number: 1,
        lastName: 'Главина',
        firstName: 'Вера',
        patronymic: 'Ильич',
        phone: head.phone,
        cardTail: `${head.cardNumber.slice(-8, -6)} ${head.cardNumber.slice(-6)}`,
        birthDate: null,
        email: '',
        sex: 'male',
        role: 'head',
        status: 'active',
        registeredAt: expect.any(String),
        exclusion: null,
        invitedAt: null,
        can: { promote: false, demote: false, exclude: false, restore: false },
      },
    ]);
    expect((await list()).total).toEqual({ value: 122, capped: false });
    const can = async (by: Signed, q: string) => (await list({ q, limit: 1 }, by)).items[0]?.can;
    expect(await can(head, 'админов')).toEqual({ promote: true, demote: true, exclude: true, restore: false });
    expect(await can(administrator, 'главина')).toEqual({ promote: false, demote: false, exclude: false, restore: false });
    expect(await can(administrator, 'ёрш')).toEqual({ promote: false, demote: false, exclude: true, restore: false });
  });

  it('puts the excluded in the order of their exclusion, and nobody else', async () => {
    const { items } = await list({ role: 'member', limit: 5 });
    const rows = withMembers(app.db).updateTable('members').where('organization_id', '=', organization.id);
    const leavers = items.map(({ id }) => id).reverse();
    for (const [minutes, id] of leavers.entries())
      await rows
        .where('id', '=', id)
        .set({ status: 'excluded', excluded_at: new Date(app.clock.now().getTime() + minutes * 60_000) })
        .execute();
    const newest = { status: 'excluded', sort: 'excluded', direction: 'desc', limit: 2 } as const;
    expect((await walk(newest)).flatMap((page) => page.items.map(({ id }) => id))).toEqual(leavers.toReversed());
    expect(await refusal({ sort: 'excluded' })).toBe('bad_request');
    await rows.where('id', 'in', leavers).set({ status: 'active', excluded_at: null }).execute();
  });

  it('leads on from a page whose rows have gone, and counts anew from the beginning on the way back', async () => {
    const last = (await walk({ sort: 'registered', direction: 'desc', limit: 25 })).at(-1);
    const rows = withMembers(app.db).updateTable('members').where('organization_id', '=', organization.id);
    const gone = (last?.items ?? []).map((row) => row.id);
    await rows
      .where('id', 'in', gone)
      .set({ status: 'excluded', excluded_at: app.clock.now(), excluded_by_name: 'Глава', exclude_reason: 'Переезд' })
      .execute();
    const before = (await walk({ sort: 'registered', direction: 'desc', limit: 25 })).at(-1);
    expect(before?.items).toHaveLength(25);
    const excluded = await list({ status: 'excluded', limit: 200 });
    expect(excluded.items.map((row) => row.id).sort()).toEqual([...gone].sort());
    expect(excluded.items[0]).toMatchObject({ exclusion: { byName: 'Глава', reason: 'Переезд' }, can: { restore: true, exclude: false } });
    await rows.where('id', 'in', gone).set({ status: 'active', excluded_at: null }).execute();

    const [first, second] = await walk({ sort: 'registered', limit: 25 });
    const top = (first?.items ?? []).map((row) => row.id);
    await rows.where('id', 'in', top.slice(0, 10)).set({ status: 'excluded' }).execute();
    const back = await list({ sort: 'registered', limit: 25, after: second?.previous });
    expect(back.items.map((row) => row.number)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(back.previous).toBeUndefined();
    await rows.where('id', 'in', top).set({ status: 'excluded' }).execute();
    const empty = await list({ sort: 'registered', limit: 25, after: second?.previous });
    expect(empty.items).toEqual([]);
    await rows.where('id', 'in', top).set({ status: 'active' }).execute();
  });

  it('filters by role and counts what it shows', async () => {
    const administrators = await list({ role: 'administrator' });
    expect(names(administrators)).toEqual(['Админов Пётр', 'Иванов Андрей']);
    expect(administrators.total).toEqual({ value: 2, capped: false });
    expect((await list({ role: 'head', sort: 'phone' })).items.map((row) => row.id)).toEqual([head.memberId]);
    expect((await list({ role: 'member', limit: 1 })).total.value).toBe(119);
  });
});

describe('cursors', () => {
  it('belong to their view', async () => {
    const { next } = await list({ limit: 5 });
    expect(await refusal({ sort: 'phone', after: next })).toBe('bad_request');
    expect(await refusal({ direction: 'desc', after: next })).toBe('bad_request');
  });

  it('are refused when broken, whatever they hold', async () => {
    const id = newId<MemberId>(app.clock.now());
    const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const broken = [
      'x',
      cursor('name', 'asc', 'next', 1, 'а', id),
      cursor('name', 'asc', 'sideways', 1, 'а', 'б', id),
      cursor('name', 'asc', 'next', -1, 'а', 'б', id),
      cursor('name', 'asc', 'next', 1e300, 'а', 'б', id),
      cursor('name', 'asc', 'next', 1, 'а\0', 'б', id),
      cursor('name', 'asc', 'next', 1, 'а', null, id),
      cursor('name', 'asc', 'next', 1, 'а', 'б', "'; drop table members"),
    ];
    for (const after of broken) expect(await refusal({ after })).toBe('bad_request');
    const wrong = [
      ['birth', cursor('birth', 'asc', 'next', 1, '1990-02-30', id)],
      ['birth', cursor('birth', 'asc', 'next', 1, '0000-01-01', id)],
      ['email', cursor('email', 'asc', 'next', 1, 'true', 'a', id)],
      ['role', cursor('role', 'asc', 'next', 1, 3, 'а', 'б', id)],
      ['registered', cursor('registered', 'asc', 'next', 1, 'вчера', id)],
    ] as const;
    for (const [sort, after] of wrong) expect(await refusal({ sort, after })).toBe('bad_request');
  });

  it('of another organisation open nothing', async () => {
    const theirs = await stranger.client.call(listMembers, {
      params: { organizationId: (await membership()).organizationId },
      query: { limit: 5 },
    });
    const mine = new Set((await list({ limit: 200 })).items.map((row) => row.id));
    const page = await list({ limit: 200, after: theirs.next });
    expect(page.items.every((row) => mine.has(row.id))).toBe(true);
  });
});
const membership = async () =>
  await withMembers(app.db)
    .selectFrom('members')
    .select('organization_id as organizationId')
    .where('id', '=', stranger.memberId)
    .executeTakeFirstOrThrow();

describe("the dashboard's numbers", () => {
  it('counts months in the zone of the organisation, the empty ones too', async () => {
    const stats = await head.client.call(getMemberStats, { params: { organizationId: organization.id } });
    expect(stats).toMatchObject({ members: 122, excluded: 0, lastRegisteredAt: app.clock.now().toISOString() });
    expect(stats.months.map(({ month }) => month)).toEqual(['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03']);
    const rows = (await walk({ limit: 200 })).flatMap((page) => page.items);
    for (const { month, registered } of stats.months) {
      const local = (row: MemberRow) => new Date(new Date(row.registeredAt ?? '').getTime() + 3 * 3_600_000).toISOString().slice(0, 7);
      expect(registered).toBe(rows.filter((row) => local(row) === month).length);
    }
    const moved = withMembers(app.db)
      .updateTable('members')
      .where('organization_id', '=', organization.id)
      .where('id', '=', administrator.memberId);
    // 00:30 of the first of March in Moscow is still February in UTC.
    await moved.set({ registered_at: new Date('2026-02-28T21:30:00Z') }).execute();
    const after = await head.client.call(getMemberStats, { params: { organizationId: organization.id } });
    expect(after.months).toEqual(stats.months);
    await moved.set({ registered_at: new Date('2026-02-28T20:30:00Z') }).execute();
    const earlier = await head.client.call(getMemberStats, { params: { organizationId: organization.id } });
    expect(earlier.months.at(-2)?.registered).toBe((stats.months.at(-2)?.registered ?? 0) + 1);
  });
});

describe('who may', () => {
  it('is head and administrators alone', async () => {
    const member = await app.member(organization);
    for (const [by, code] of [
      [member, 'not_found'],
      [stranger, 'not_found'],
      [operator, 'not_found'],
    ] as const) {
      expect(await refusal({}, by)).toBe(code);
      expect(await by.client.refusal(getMemberStats, { params: { organizationId: organization.id } })).toBe(code);
    }
    expect(await app.visitor().refusal(listMembers, { params: { organizationId: organization.id }, query: {} })).toBe('unauthenticated');
  });
});
