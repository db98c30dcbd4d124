import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getProfile, updateProfile } from '#contract/accounts';
import type { OrganizationId } from '#contract/ids';
import { excludeMember, getMemberStats, listCardBatches, listMembers } from '#contract/members';
import { getOrganization } from '#contract/organizations';
import { hashToken } from '#server/platform/http/gates.ts';
import { enrolInvented, INVENTED } from '#test/enrol.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { accessByToken, memberCount, membershipsOf } from './public.ts';
import { withMembers } from './tables.ts';

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let other: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let member: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.stop());
beforeEach(async () => {
  organization = await app.organization(operator);
  other = await app.organization(operator, 'Профком порта');
  head = await app.member(organization, 'head');
  member = await app.member(organization);
});

const inOrganization = () => ({ params: { organizationId: organization.id } });
const accessOf = (whom: Signed, organizationId: OrganizationId | null) =>
  accessByToken(app.db, hashToken(decodeURIComponent(whom.client.cookie?.split('=')[1] ?? '')), organizationId, app.clock.now());

describe('what a token opens', () => {
  it('is the session with the active membership in the named organisation', async () => {
    expect(await accessOf(head, organization.id)).toEqual({
      sessionId: expect.any(String),
      personId: head.personId,
      operator: false,
      membership: { memberId: head.memberId, role: 'head' },
    });
    expect(await accessOf(head, other.id)).toMatchObject({ personId: head.personId, membership: null });
    expect(await accessOf(operator, null)).toMatchObject({ personId: operator.personId, operator: true, membership: null });
    expect(await accessByToken(app.db, hashToken('nobody'), organization.id, app.clock.now())).toBeNull();
  });

  it('closes with the exclusion, before the excluded asks again', async () => {
    await head.client.call(excludeMember, {
      params: { organizationId: organization.id, memberId: member.memberId },
      body: { reason: 'Переезд' },
    });
    expect(await accessOf(member, organization.id)).toMatchObject({ membership: null });
    expect(await member.client.refusal(getOrganization, inOrganization())).toBe('not_found');
  });

  it('tells memberships of several organisations, the active ones', async () => {
    const [number = ''] = other.cards;
    await withMembers(app.db)
      .insertInto('members')
      .values({
        organization_id: other.id,
        id: head.memberId,
        person_id: member.personId,
        last_name: 'Лугов',
        first_name: 'Егор',
        phone: member.phone,
        card_number: number,
        birth_date: null,
        role: 'administrator',
        registered_at: app.clock.now(),
        added_at: app.clock.now(),
        excluded_at: null,
        excluded_by_person_id: null,
        excluded_by_name: null,
        exclude_reason: null,
      })
      .execute();
    const memberships = await membershipsOf(app.db, member.personId);
    expect(memberships.map(({ organizationId, role }) => [organizationId, role]).sort()).toEqual(
      [
        [organization.id, 'member'],
        [other.id, 'administrator'],
      ].sort(),
    );
    await withMembers(app.db)
      .updateTable('members')
      .set({ status: 'excluded' })
      .where('organization_id', '=', other.id)
      .where('id', '=', head.memberId)
      .execute();
    expect(await membershipsOf(app.db, member.personId)).toMatchObject([
      { organizationId: organization.id, memberId: member.memberId, registeredAt: app.clock.now() },
    ]);
  });
});

describe("a person's changed data", () => {
  it("reaches the organisation's records, its search and its administrators", async () => {
    const listener = await head.client.listen();
    const { version, operator: _operator, id: _id, phone: _phone, ...profile } = await member.client.call(getProfile, {});
    const changes = { lastName: 'Щукина', email: 'new@example.org', birthDate: '1988-12-01', region: 'Пермский край' };
    await member.client.call(updateProfile, { body: { ...profile, ...changes, version } });
    await listener.next('members.changed');
    listener.close();
    const page = await head.client.call(listMembers, { ...inOrganization(), query: { q: 'щукина new@' } });
    expect(page.items).toMatchObject([{ id: member.memberId, lastName: 'Щукина', email: 'new@example.org', birthDate: '1988-12-01' }]);
    const row = await withMembers(app.db)
      .selectFrom('members')
      .selectAll()
      .where('organization_id', '=', organization.id)
      .where('id', '=', member.memberId)
      .executeTakeFirst();
    expect(row).toMatchObject({ region: 'Пермский край', version: 1 });
  });
});

describe('enrolling in bulk', () => {
  it('makes members, cards, a batch and the counts', async () => {
    await enrolInvented(app, organization.id, operator);
    expect(await memberCount(app.db, organization.id)).toBe(INVENTED + 2);
    expect(await memberCount(app.db, other.id)).toBe(0);
    const { items } = await operator.client.call(listCardBatches, { params: { organizationId: organization.id }, query: {} });
    expect(items[0]).toMatchObject({ count: INVENTED, bound: INVENTED });
    const stats = await head.client.call(getMemberStats, inOrganization());
    expect(stats).toMatchObject({ members: INVENTED + 2, lastRegisteredAt: app.clock.now().toISOString() });
  });
});
