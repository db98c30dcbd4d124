import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { recordChanges } from './record-changes.ts';
import { withMembers } from './tables.ts';

let app: TestApp;
let operator: Signed;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.stop());

it('keeps the changes of one member and of many, in the order given', async () => {
  const organization = await app.organization(operator);
  const first: SignedMember = await app.member(organization);
  const second: SignedMember = await app.member(organization);
  const author = { organizationId: organization.id, by: operator.personId, byName: 'Озерова Наталья', now: app.clock.now() };
  await app.ground.transaction(app.clock.now(), async (tx) => {
    const changes = [
      { field: 'lastName', before: 'Лугов', after: 'Луговой' },
      { field: 'child', before: '', after: '2015-03-01 Анна', forgetOn: '2031-03-01' },
    ] as const;
    await recordChanges(tx, { ...author, source: 'card', memberId: first.memberId, changes });
    await recordChanges(tx, {
      ...author,
      source: 'import',
      by: null,
      byName: '',
      changes: [first, second].map(({ memberId }) => ({ memberId, field: 'email', before: '', after: 'a@example.org' }) as const),
    });
    await recordChanges(tx, { ...author, source: 'import', changes: [] });
  });
  const rows = await withMembers(app.db)
    .selectFrom('member_changes')
    .select(['member_id', 'source', 'field', 'before', 'after', 'forget_on', 'by_name'])
    .where('organization_id', '=', organization.id)
    .orderBy('id')
    .execute();
  expect(rows).toEqual([
    {
      member_id: first.memberId,
      source: 'card',
      field: 'lastName',
      before: 'Лугов',
      after: 'Луговой',
      forget_on: null,
      by_name: 'Озерова Наталья',
    },
    {
      member_id: first.memberId,
      source: 'card',
      field: 'child',
      before: '',
      after: '2015-03-01 Анна',
      forget_on: '2031-03-01',
      by_name: 'Озерова Наталья',
    },
    { member_id: first.memberId, source: 'import', field: 'email', before: '', after: 'a@example.org', forget_on: null, by_name: '' },
    { member_id: second.memberId, source: 'import', field: 'email', before: '', after: 'a@example.org', forget_on: null, by_name: '' },
  ]);
});
