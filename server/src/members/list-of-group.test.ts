import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroupId, MemberId, OrganizationId } from '#contract/ids';
import { listMembers, MEMBER_SORTS, type MemberRow } from '#contract/members';
import type { Input, Response } from '#contract/route';
import { newId } from '#server/platform/ids.ts';
import { enrolInvented } from '#test/enrol.ts';
import { type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { withMembers } from './tables.ts';

type Query = Input<typeof listMembers>['query'];

let app: TestApp;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let women: readonly MemberRow[];

beforeAll(async () => {
  app = await startTestApp();
  const operator = await app.operator();
  organization = await app.organization(operator);
  head = await app.member(organization, 'head', { lastName: 'Главина', firstName: 'Вера' });
  await enrolInvented(app, organization.id, operator);
  women = await all({ sex: 'female' });
});
afterAll(() => app.stop());

/** Every row of a view, page by page, with the total that each page tells. */
const all = async (query: Query): Promise<MemberRow[]> => {
  const rows: MemberRow[] = [];
  let page: Response<typeof listMembers>;
  let after: string | undefined;
  do {
    page = await head.client.call(listMembers, { params: { organizationId: organization.id }, query: { limit: 200, ...query, after } });
    rows.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  expect(page.total.value).toBe(rows.length);
  return rows;
};

const groupOf = async (ids: readonly MemberId[]): Promise<GroupId> => {
  const id = newId<GroupId>(app.clock.now());
  const named = { organization_id: organization.id, id, name: `Группа ${id}`, created_at: app.clock.now() };
  await withMembers(app.db)
    .insertInto('groups')
    .values({ ...named, kind: 'fixed' })
    .execute();
  const rows = ids.map((memberId) => ({ organization_id: organization.id, group_id: id, member_id: memberId }));
  await withMembers(app.db).insertInto('group_members').values(rows).execute();
  return id;
};

// Few are read by their keys, many are met along the order's index; those at its far end are not met within the steps that are taken.
describe('whom a fixed group and its facts find', () => {
  it.each([
    ['one of them', (rows: readonly MemberRow[]) => rows.slice(7, 8)],
    ['every second one', (rows: readonly MemberRow[]) => rows.filter((_, index) => index % 2 === 0)],
    ['all of them', (rows: readonly MemberRow[]) => rows],
    ['those at the end', (rows: readonly MemberRow[]) => rows.slice(-12)],
    ['those at the beginning', (rows: readonly MemberRow[]) => rows.slice(0, 12)],
  ])('is in order, each once, in pages of any length: %s', async (_, chosen) => {
    const ids = new Set(chosen(women).map(({ id }) => id));
    const group = await groupOf([...ids]);
    for (const sort of MEMBER_SORTS.filter((one) => one !== 'excluded'))
      for (const direction of ['asc', 'desc'] as const) {
        const expected = (await all({ sort, direction, sex: 'female' })).filter(({ id }) => ids.has(id));
        for (const limit of [3, 50])
          expect(
            (await all({ sort, direction, sex: 'female', group, limit })).map(({ id }) => id),
            `${sort} ${direction}, pages of ${limit}`,
          ).toEqual(expected.map(({ id }) => id));
      }
  });
});
