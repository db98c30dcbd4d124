// long: one table of filters, each tried in every order and by either plan
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroupId, MemberId, OrganizationId } from '#contract/ids';
import { listMembers, MEMBER_SORTS, type MemberRule } from '#contract/members';
import type { Input } from '#contract/route';
import { newId } from '#server/platform/ids.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { filterMembers, targetCondition } from './filter-reads.ts';
import { withMembers } from './tables.ts';

type Query = Input<typeof listMembers>['query'];

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let foreignGroup: GroupId;
const groups = { fixed: '' as GroupId, rule: '' as GroupId };
const idOf = new Map<string, MemberId>();

/** The register of the test's organisation. The clock stands at noon of 11 March 2026 in Moscow. */
const PEOPLE = [
  { name: 'Иванов Иван Иванович', birth: '1990-03-11', email: 'ivan@example.org', card: true, added: '2026-01-10T20:59:59Z' },
  {
    name: 'Иванова Анна Петровна',
    birth: '1990-03-12',
    email: '',
    card: false,
    added: '2026-01-10T21:00:00Z',
    child: '2010-03-12',
    invited: true,
  },
  {
    name: 'Орлова Ольга Юрьевна',
    birth: '2008-02-29',
    email: 'olga@example.org',
    card: false,
    added: '2026-02-01T09:00:00Z',
    invited: true,
  },
  { name: 'Петров Пётр ', birth: null, email: '', card: true, added: '2026-02-02T09:00:00Z', child: '2010-03-11' },
  { name: 'Алиева Лейла Ахмед кызы', birth: '1960-12-01', email: 'leyla@example.org', card: true, added: '2025-01-01T09:00:00Z' },
] as const;
const [IVAN, ANNA, OLGA, PETR, LEYLA] = ['Иван', 'Анна', 'Ольга', 'Пётр', 'Лейла'];

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  organization = await app.organization(operator);
  head = await app.member(organization, 'head');
  await app.member(organization, 'administrator');
  for (const person of PEOPLE) idOf.set(person.name.split(' ')[1] ?? '', await enter(person));
  groups.fixed = await group(organization.id, null);
  groups.rule = await group(organization.id, { sex: 'female', ageTo: 40 });
  for (const name of [IVAN, PETR]) {
    const row = { organization_id: organization.id, group_id: groups.fixed, member_id: idOf.get(name ?? '') as MemberId };
    await withMembers(app.db).insertInto('group_members').values(row).execute();
  }
  foreignGroup = await group((await app.organization(operator, 'Профком порта')).id, null);
});
afterAll(() => app.stop());

const enter = async ({ name, birth, email, card, added, ...more }: (typeof PEOPLE)[number]): Promise<MemberId> => {
  const id = newId<MemberId>(app.clock.now());
  const [lastName = '', firstName = '', ...patronymic] = name.trim().split(' ');
  const row = {
    organization_id: organization.id,
    id,
    last_name: lastName,
    first_name: firstName,
    patronymic: patronymic.join(' '),
    phone: app.newPhone(),
    birth_date: birth,
    email,
    card_number: card ? app.newCardNumber() : '',
    status: 'unregistered' as const,
    added_at: new Date(added),
    invited_at: 'invited' in more ? app.clock.now() : null,
  };
  await withMembers(app.db).insertInto('members').values(row).execute();
  if ('child' in more) {
    const child = { organization_id: organization.id, id: newId(app.clock.now()), member_id: id, name: 'Мила', birth_date: more.child };
    await withMembers(app.db).insertInto('member_children').values(child).execute();
  }
  return id;
};

const group = async (organizationId: OrganizationId, rule: MemberRule | null): Promise<GroupId> => {
  const id = newId<GroupId>(app.clock.now());
  const named = { organization_id: organizationId, id, name: `Группа ${id}`, created_at: app.clock.now() };
  await withMembers(app.db)
    .insertInto('groups')
    .values({ ...named, kind: rule === null ? 'fixed' : 'rule', rule: rule === null ? null : JSON.stringify(rule) })
    .execute();
  return id;
};

const list = (query: Query) => head.client.call(listMembers, { params: { organizationId: organization.id }, query });

/** First names of all that a view shows, walked in pages of two. */
const shown = async (query: Query): Promise<string[]> => {
  const names: string[] = [];
  let after: string | undefined;
  do {
    const page = await list({ ...query, limit: 2, after });
    names.push(...page.items.map((row) => row.firstName));
    after = page.next;
  } while (after !== undefined);
  return names;
};

// What is asked → who is found.
const FILTERS: readonly [string, () => Query, readonly (string | undefined)[]][] = [
  ['the register', () => ({}), [IVAN, ANNA, OLGA, PETR, LEYLA]],
  ['a role', () => ({ role: 'member' }), [IVAN, ANNA, OLGA, PETR, LEYLA]],
  ['a role that nobody has', () => ({ role: 'head' }), []],
  ['women', () => ({ sex: 'female' }), [ANNA, OLGA, LEYLA]],
  ['men', () => ({ sex: 'male' }), [IVAN]],
  ['a birthday month', () => ({ birthMonth: 3 }), [IVAN, ANNA]],
  ['a birthday month of two digits', () => ({ birthMonth: 12 }), [LEYLA]],
  ['an age from', () => ({ ageFrom: 36 }), [IVAN, LEYLA]],
  ['an age to', () => ({ ageTo: 35 }), [ANNA, OLGA]],
  ['an age from and to', () => ({ ageFrom: 18, ageTo: 35 }), [ANNA, OLGA]],
  ['an age that goes backwards', () => ({ ageFrom: 40, ageTo: 20 }), []],
  ["a day in the organisation's zone", () => ({ registeredSince: '2026-01-11' }), [ANNA, OLGA, PETR]],
  ['no e-mail', () => ({ email: 'without' }), [ANNA, PETR]],
  ['an e-mail', () => ({ email: 'with' }), [IVAN, OLGA, LEYLA]],
  ['no card', () => ({ card: 'without' }), [ANNA, OLGA]],
  ['a card', () => ({ card: 'with' }), [IVAN, PETR, LEYLA]],
  ['an invitation', () => ({ invitation: 'with' }), [ANNA, OLGA]],
  ['no invitation', () => ({ invitation: 'without' }), [IVAN, PETR, LEYLA]],
  ['no invitation and no e-mail', () => ({ invitation: 'without', email: 'without' }), [PETR]],
  ['no card and an invitation', () => ({ card: 'without', invitation: 'with', birthMonth: 3 }), [ANNA]],
  ['no invitation, in a group', () => ({ invitation: 'without', group: groups.fixed }), [IVAN, PETR]],
  ['children under 16', () => ({ children: 'with' }), [ANNA]],
  ['no children under 16', () => ({ children: 'without' }), [IVAN, OLGA, PETR, LEYLA]],
  ['a fixed group', () => ({ group: groups.fixed }), [IVAN, PETR]],
  ['a group by rule', () => ({ group: groups.rule }), [ANNA, OLGA]],
  ['a group by rule and what it does not ask', () => ({ group: groups.rule, email: 'with' }), [OLGA]],
  ['a fixed group and an age', () => ({ group: groups.fixed, ageFrom: 36, ageTo: 36 }), [IVAN]],
  ['a fixed group and a month of all', () => ({ group: groups.fixed, birthMonth: 3, email: 'with' }), [IVAN]],
  ['a fixed group without children', () => ({ group: groups.fixed, children: 'without', card: 'with' }), [IVAN, PETR]],
  ['men of a fixed group, and a search', () => ({ group: groups.fixed, sex: 'male', q: 'иванов' }), [IVAN]],
  ['a group and a search', () => ({ group: groups.fixed, q: 'bdfyjd' }), [IVAN]],
  ['a search and a month', () => ({ q: 'анна иванова', birthMonth: 3 }), [ANNA]],
  ['one letter and a card', () => ({ q: 'и', card: 'with' }), [IVAN]],
  [
    'everything at once',
    () => ({
      sex: 'female',
      birthMonth: 3,
      ageFrom: 35,
      ageTo: 35,
      email: 'without',
      card: 'without',
      children: 'with',
      group: groups.rule,
      q: 'иванова',
      registeredSince: '2026-01-11',
      role: 'member',
    }),
    [ANNA],
  ],
];

describe('a filter', () => {
  it.each(FILTERS)('by %s finds the same in every order, with the right total', async (_name, query, names) => {
    const expected = [...names].sort();
    for (const sort of MEMBER_SORTS.filter((order) => order !== 'excluded')) {
      const [up, down] = await Promise.all(
        (['asc', 'desc'] as const).map((direction) => shown({ status: 'unregistered', ...query(), sort, direction })),
      );
      expect([...(up ?? [])].sort()).toEqual(expected);
      expect(up).toEqual([...(down ?? [])].reverse());
    }
    const { total } = await list({ status: 'unregistered', limit: 1, ...query() });
    if (Object.keys(query()).length > 0) expect(total).toEqual({ value: names.length, capped: false });
  });

  it.each([1, 1_000_000])('gives the same by either plan, as if of %d', async (unregistered) => {
    const counts = { organization_id: organization.id, unregistered };
    await withMembers(app.db)
      .insertInto('member_counts')
      .values(counts)
      .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ unregistered }))
      .execute();
    for (const [, query, names] of FILTERS)
      expect((await shown({ status: 'unregistered', ...query(), q: query()?.q ?? '' })).sort()).toEqual([...names].sort());
  });

  it('knows within a fixed group what was changed since somebody was put into it', async () => {
    const named = (query: Query) => shown({ status: 'unregistered', group: groups.fixed, ...query });
    const change = (values: { birth_date?: string | null; patronymic?: string; status?: 'excluded' | 'unregistered' }) =>
      withMembers(app.db)
        .updateTable('members')
        .set(values)
        .where('organization_id', '=', organization.id)
        .where('id', '=', idOf.get(PETR ?? '') as MemberId)
        .execute();
    await change({ birth_date: '1990-03-01', patronymic: 'Ильич' });
    expect(await named({ birthMonth: 3, sex: 'male' })).toEqual([IVAN, PETR]);
    await change({ status: 'excluded' });
    expect(await named({ birthMonth: 3 })).toEqual([IVAN]);
    await change({ status: 'unregistered', birth_date: null, patronymic: '' });
    expect(await named({ ageFrom: 1 })).toEqual([IVAN]);
    const child = { organization_id: organization.id, id: newId(app.clock.now()), name: 'Ян', birth_date: '2020-01-01' };
    const born = { ...child, member_id: idOf.get(PETR ?? '') as MemberId };
    await withMembers(app.db).insertInto('member_children').values(born).execute();
    expect(await named({ children: 'with' })).toEqual([PETR]);
    await withMembers(app.db)
      .deleteFrom('member_children')
      .where('organization_id', '=', organization.id)
      .where('id', '=', child.id)
      .execute();
    expect(await named({ children: 'with' })).toEqual([]);
  });

  it('keeps the statuses apart', async () => {
    expect((await list({})).items).toHaveLength(2);
    expect((await list({ role: 'administrator' })).total.value).toBe(1);
    expect((await list({ status: 'excluded', email: 'without' })).items).toEqual([]);
  });

  it('refuses a group of another organisation', async () => {
    const input = { params: { organizationId: organization.id }, query: { group: foreignGroup } };
    expect(await head.client.refusal(listMembers, input)).toBe('not_found');
    const target = { filter: { status: 'active' as const, group: foreignGroup } };
    await expect(targetCondition(app.db, organization.id, target, app.clock.now())).rejects.toThrow('not_found');
  });

  it('refuses what no member could have', async () => {
    for (const query of [{ birthMonth: 13 }, { ageFrom: -1 }, { registeredSince: '2026-02-30' }, { email: 'maybe' }, { status: 'any' }])
      expect(await head.client.refusal(listMembers, { params: { organizationId: organization.id }, query: query as Query })).toBe(
        'invalid',
      );
  });
});

describe('an age', () => {
  const ofAge = async (at: string, age: number): Promise<string[]> => {
    const filter = { status: 'unregistered' as const, ageFrom: age, ageTo: age };
    const { where } = await filterMembers(app.db, organization.id, filter, new Date(at));
    const { rows } = await sql<{ first_name: string }>`select first_name from members where ${where} order by first_name`.execute(app.db);
    return rows.map((row) => row.first_name);
  };

  it('changes on the birthday, at midnight of the organisation', async () => {
    expect(await ofAge('2026-03-11T20:59:59Z', 36)).toEqual([IVAN]);
    expect(await ofAge('2026-03-11T20:59:59Z', 35)).toEqual([ANNA]);
    expect(await ofAge('2026-03-11T21:00:00Z', 36)).toEqual([ANNA, IVAN].sort());
  });

  it('of those born on 29 February changes on 1 March of common years, and on the day itself of leap years', async () => {
    expect(await ofAge('2026-02-28T09:00:00Z', 17)).toEqual([OLGA]);
    expect(await ofAge('2026-02-28T21:00:00Z', 18)).toEqual([OLGA]);
    expect(await ofAge('2028-02-28T09:00:00Z', 19)).toEqual([OLGA]);
    expect(await ofAge('2028-02-29T09:00:00Z', 20)).toEqual([OLGA]);
    expect(await ofAge('2027-03-01T09:00:00Z', 19)).toEqual([OLGA]);
  });
});

describe('a target', () => {
  const found = async (target: Parameters<typeof targetCondition>[2]): Promise<string[]> => {
    const where = await targetCondition(app.db, organization.id, target, app.clock.now());
    const { rows } = await sql<{ first_name: string }>`select first_name from members where ${where} order by first_name`.execute(app.db);
    return rows.map((row) => row.first_name);
  };

  it('is the ticked ones, whatever their status, and nobody of another organisation', async () => {
    const stranger = await app.member(await app.organization(operator, 'Профком вокзала'));
    const anna = idOf.get('Анна') as MemberId;
    expect(await found({ ids: [anna, head.memberId, stranger.memberId] })).toEqual(['Анна', 'Егор']);
  });

  it('is whoever a filter finds now', async () => {
    expect(await found({ filter: { status: 'unregistered', q: 'bdfyjd', card: 'with' } })).toEqual(['Иван']);
  });

  it('leaves out the exceptions, and only them', async () => {
    const filter = { status: 'unregistered' as const };
    const everybody = await found({ filter });
    const anna = idOf.get('Анна') as MemberId;
    expect(await found({ filter, except: [anna, head.memberId] })).toEqual(everybody.filter((name) => name !== 'Анна'));
    expect(await found({ filter, except: [] })).toEqual(everybody);
  });
});

it('counts up to ten thousand and no further', async () => {
  const big = (await app.organization(operator, 'Профсоюз «Большой»')).id;
  await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, birth_date, status, added_at)
    select ${big}, gen_random_uuid(), 'Осин', 'Лев', '', '', '1990-07-01', 'unregistered', now() from generate_series(1, 10001)`.execute(
    app.db,
  );
  const { id } = await withMembers(app.db).selectFrom('members').select('id').where('organization_id', '=', big).executeTakeFirstOrThrow();
  const view = { status: 'unregistered' as const, birthMonth: 7 };
  await sql`update members set person_id = ${operator.personId}, registered_at = now(), status = 'active', role = 'head'
    where organization_id = ${big} and id = ${id}`.execute(app.db);
  const total = async (query: Query) =>
    (await operator.client.call(listMembers, { params: { organizationId: big }, query: { limit: 1, ...query } })).total;
  expect(await total(view)).toEqual({ value: 10_000, capped: false });
  await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, birth_date, status, added_at)
    values (${big}, gen_random_uuid(), 'Осин', 'Лев', '', '', '1990-07-01', 'unregistered', now())`.execute(app.db);
  expect(await total(view)).toEqual({ value: 10_000, capped: true });
  expect(await total({ ...view, birthMonth: 8 })).toEqual({ value: 0, capped: false });
});
