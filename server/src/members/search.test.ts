import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#contract/ids';
import { listMembers } from '#contract/members';
import type { Input, Response } from '#contract/route';
import { enrolInvented } from '#test/enrol.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { parseSearch } from './parse-search.ts';
import { estimateMembers, searchConditions, searching } from './search-reads.ts';
import { withMembers } from './tables.ts';

type Query = Input<typeof listMembers>['query'];
type Page = Response<typeof listMembers>;

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let stranger: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  organization = await app.organization(operator);
  head = await app.member(organization, 'head', { lastName: 'Главина', firstName: 'Вера' });
  const other = await app.organization(operator, 'Профком порта');
  stranger = await app.member(other, 'head', { lastName: 'Чужакова' });
  await enrolInvented(app, organization.id, operator);
  await enrolInvented(app, other.id, operator);
});
afterAll(() => app.stop());

const list = (query: Query = {}, by: Signed = head) => by.client.call(listMembers, { params: { organizationId: organization.id }, query });
const refusal = (query: Query, by: Signed = head) => by.client.refusal(listMembers, { params: { organizationId: organization.id }, query });
const names = (page: Page) => page.items.map((row) => `${row.lastName} ${row.firstName}`);
const found = async (q: string, query: Query = {}) => [...new Set(names(await list({ limit: 200, ...query, q })))].sort();

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
describe('the search', () => {
  it('finds by any words in any order, whatever their case and ё', async () => {
    expect(await found('АННА иванова')).toEqual(['Иванова Анна']);
    expect(await found('елкин')).toEqual(['Ёлкин Пётр', 'Елкина Анна']);
    expect(await found('ЁЛКИН')).toEqual(['Ёлкин Пётр', 'Елкина Анна']);
    expect(await found('юрьевна ольга')).toEqual(['ёрш Ольга']);
    expect(await found('ольга петрова')).toEqual([]);
  });

  it('understands the other keyboard layout', async () => {
    expect(await found('bdfyjd')).toEqual(['Иванов Андрей', 'Иванова Анна']);
    expect(await found('`kr gtnh')).toEqual(['Ёлкин Пётр']);
    expect(await found('bd')).toEqual(await found('ив'));
    expect(await found('b fy')).toEqual(await found('и ан'));
    // ivan@example.org, typed on a Russian keyboard.
    const emails = new Set((await list({ q: 'шмфт', limit: 200 })).items.map((row) => row.email.slice(0, 4)));
    expect([...emails]).toEqual(['ivan']);
  });

  it('takes one or two letters as the beginning of a part of the name', async () => {
    expect(await found('ив')).toEqual(['Иванов Андрей', 'Иванова Анна', 'Ивашов Артём', 'Петров Иван']);
    expect(await found('ё')).toEqual(['Ёлкин Пётр', 'Елкина Анна', 'Ежов Семён', 'ёрш Ольга'].sort());
    expect(await found('и ан')).toEqual(['Иванов Андрей', 'Иванова Анна']);
    expect(await found('иванов а ю')).toEqual(['Иванов Андрей', 'Иванова Анна']);
    expect(await found('ов')).toEqual([]);
  });

  it('finds by the phone in any spelling', async () => {
    const [row] = (await list({ q: 'ёрш', limit: 1 })).items;
    const digits = row?.phone.slice(2) ?? '';
    const parts = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)];
    const [a, b, c, d] = parts;
    for (const q of [`+7 ${a} ${b}-${c}-${d}`, `8 (${a}) ${b}-${c}-${d}`, `8${digits}`, digits, `${b}${c}${d}`, `${b}-${c}-${d}`])
      expect((await list({ q, limit: 200 })).items.map((item) => item.id)).toContain(row?.id);
    expect((await list({ q: '+7 95', limit: 200 })).total.value).toBe(120);
    expect((await list({ q: '8', limit: 1 })).total.value).toBe(121);
  });

  it('finds by the card, its tail and the e-mail', async () => {
    const [row] = (await list({ q: 'ёрш', sort: 'email', limit: 1 })).items;
    expect((await list({ q: row?.cardTail })).items.map((item) => item.id)).toContain(row?.id);
    expect((await list({ q: head.cardNumber.replace(/(....)/g, '$1 ') })).items.map((item) => item.id)).toEqual([head.memberId]);
    expect((await list({ q: row?.email.toUpperCase() })).items.every((item) => item.email === row?.email)).toBe(true);
  });

  it('takes wildcards literally', async () => {
    const emails = async (q: string) => [...new Set((await list({ q, limit: 200 })).items.map((row) => row.email.slice(0, 3)))];
    expect(await emails('a_b')).toEqual(['a_b']);
    expect(await emails('x%y')).toEqual(['x%y']);
    for (const q of ['%', '_', '\\', '%%%', '___', '\\\\\\', 'и%а', "' or 1=1 --", '⁂⁂⁂']) expect(await found(q)).toEqual([]);
  });

  it('pages a search like the list, in any order', async () => {
    for (const sort of ['name', 'registered', 'birth'] as const) {
      const pages = await walk({ q: 'иван', sort, direction: 'desc', limit: 7 });
      const rows = pages.flatMap((page) => page.items);
      expect(rows).toHaveLength(45);
      expect(new Set(rows.map((row) => row.id)).size).toBe(45);
      expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1));
      expect(pages.every((page) => page.total.value === 45)).toBe(true);
      expect((await list({ q: 'иван', sort, direction: 'desc', limit: 7, after: pages[2]?.previous })).items).toEqual(pages[1]?.items);
    }
  });

  it('gives the same by either plan, and takes the word of the statistics that many are more than ten thousand', async () => {
    const union = await app.organization(operator, 'Профсоюз «Большой»');
    const boss = await app.member(union, 'head');
    const big = union.id;
    await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, birth_date, status, added_at)
      select ${big}, gen_random_uuid(), 'Осин', chr(1040 + number % 32) || 'лев', '', '', date '1990-07-01' + number % 31, 'unregistered', now()
      from generate_series(1, 13000) as number`.execute(app.db);
    await withMembers(app.db).updateTable('member_counts').set({ unregistered: 13_000 }).where('organization_id', '=', big).execute();
    await sql`analyze members`.execute(app.db);
    const inBig = sql<boolean>`organization_id = ${big} and status = 'unregistered'`;
    const pageOf = (query: Query) =>
      boss.client.call(listMembers, {
        params: { organizationId: big },
        query: { status: 'unregistered', sort: 'birth', limit: 50, ...query },
      });

    const many = await pageOf({ q: 'осин' });
    expect(many.total).toEqual({ value: 10_000, capped: true });
    await withMembers(app.db).updateTable('member_counts').set({ unregistered: 1 }).where('organization_id', '=', big).execute();
    const few = await pageOf({ q: 'осин' });
    expect(few).toEqual({ ...many, total: { value: 10_000, capped: true } });
    expect((await pageOf({ q: 'осин', after: many.next })).items).toHaveLength(50);

    // By beginnings too: those whose first name begins with «а» are one of 32 of all, and none has a patronymic.
    for (const [q, real] of [
      ['осин а', 407],
      ['ос', 13_000],
      ['ос б', 406],
      ['осин в и', 0],
    ] as const) {
      const expected = await estimateMembers(app.db, sql<boolean>`${sql.join([inBig, ...searchConditions(parseSearch(q))], sql` and `)}`);
      expect(Math.abs(expected - real), q).toBeLessThan(20 + real / 4);
    }

    // All that match stand at the far end of the order, further than a walk is taken.
    await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, status, added_at)
      select ${big}, gen_random_uuid(), 'Абов', 'Лев', '', '', 'unregistered', now() from generate_series(1, 9000)`.execute(app.db);
    await withMembers(app.db).updateTable('member_counts').set({ unregistered: 22_000 }).where('organization_id', '=', big).execute();
    await sql`analyze members`.execute(app.db);
    const far = await pageOf({ q: 'осин', sort: 'name' });
    expect(far.items.map(({ lastName }) => lastName)).toEqual(Array.from({ length: 50 }, () => 'Осин'));
    expect(far.total).toEqual({ value: 10_000, capped: true });
    const near = await pageOf({ q: 'осин', sort: 'name', direction: 'desc', limit: 20 });
    expect(near.items).toHaveLength(20);
  });

  it('gives the same pages along an order whose index tells the filter as by finding and sorting', async () => {
    const union = await app.organization(operator, 'Профсоюз «Июльский»');
    const boss = await app.member(union, 'head');
    await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, birth_date, status, added_at)
      select ${union.id}, gen_random_uuid(), 'Летов', 'Лев', '', '', date '1990-06-28' + number % 34, 'unregistered',
        date_trunc('second', now()) - make_interval(secs => number * 7919 % 14000) from generate_series(1, 14000) as number`.execute(
      app.db,
    );
    await sql`analyze members`.execute(app.db);
    const pages = async (kept: number, query: Query): Promise<Page['items']> => {
      await withMembers(app.db).updateTable('member_counts').set({ unregistered: kept }).where('organization_id', '=', union.id).execute();
      const items: Page['items'] = [];
      let after: string | undefined;
      for (let number = 0; number < 3; number += 1) {
        const page: Page = await boss.client.call(listMembers, {
          params: { organizationId: union.id },
          query: { status: 'unregistered', limit: 30, ...query, after },
        });
        items.push(...page.items);
        after = number === 1 ? page.previous : page.next;
      }
      return items;
    };
    for (const filter of [{ birthMonth: 7 }, { email: 'without' }, { birthMonth: 7, email: 'without' }] as const)
      for (const sort of ['registered', 'email', 'name'] as const)
        for (const direction of ['asc', 'desc'] as const) {
          const along = await pages(14_000, { ...filter, sort, direction });
          expect(along).toHaveLength(90);
          expect(along.slice(60)).toEqual(along.slice(0, 30));
          expect(await pages(1, { ...filter, sort, direction })).toEqual(along);
        }
  });

  // The embedded engine has one session, so nothing there could hold it up.
  it.runIf(process.env.TEST_DATABASE === 'postgres')('tries the other plan when the first one takes too long', async () => {
    const tried: string[] = [];
    const view = {
      filters: sql<boolean>`organization_id = ${organization.id} and search like '%иван%'`,
      kept: sql<number>`(select 1000000)`,
    };
    const plan = await searching(app.db, view, 50, async (handle, { kind: chosen }) => {
      tried.push(chosen);
      if (tried.length === 1) await sql`select pg_sleep(10)`.execute(handle);
      return chosen;
    });
    expect(tried).toEqual(['filter-first', 'walk-and-count']);
    expect(plan).toBe('walk-and-count');
    const { rows } = await sql<{ on: string }>`select current_setting('enable_seqscan') as on`.execute(app.db);
    expect(rows).toEqual([{ on: 'on' }]);
  });

  it('refuses what is too long, and searches any number of words', async () => {
    expect(await refusal({ q: 'x'.repeat(10_000) })).toBe('invalid');
    expect(await found('а '.repeat(100))).not.toEqual([]);
    expect(await found('я '.repeat(100))).toEqual([]);
  });

  it("never shows another organisation's members", async () => {
    expect(await found('чужакова')).toEqual([]);
    expect((await list({ q: stranger.phone })).items).toEqual([]);
  });
});
