import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberId } from '#contract/ids';
import { getMember, listMemberActs, updateMember } from '#contract/member-card';
import { demoteMember, promoteMember } from '#contract/members';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
let operator: Signed;
let staff: Awaited<ReturnType<TestApp['staffed']>>;
let stranger: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  staff = await app.staffed(operator);
  stranger = await app.member(await app.organization(operator, 'Профком порта'), 'head');
});
afterAll(() => app.stop());

const of = ({ memberId }: { memberId: MemberId }) => ({ params: { organizationId: staff.organization.id, memberId } });

describe('«Роли и события»', () => {
  it('are paged, newest first, and not crowded out by what was edited', async () => {
    const { head, member } = staff;
    const { client } = head;
    for (let time = 0; time < 6; time += 1) {
      await client.call(promoteMember, { ...of(member), body: { from: 'member' } });
      const { lastName, firstName, patronymic, birthDate, unionTicket, children, version } = await client.call(getMember, of(member));
      const unionYear = { state: 'value' as const, value: 2000 + time };
      const body = { lastName, firstName, patronymic, birthDate, unionYear, unionTicket, children, version };
      await client.call(updateMember, { ...of(member), body });
      await client.call(demoteMember, { ...of(member), body: { from: 'administrator' } });
    }
    const { acts } = await client.call(getMember, of(member));
    expect(acts.items).toHaveLength(10);
    expect(acts.items[0]).toMatchObject({ byName: 'Главина Вера', from: 'administrator', to: 'member' });
    const rest = await client.call(listMemberActs, { ...of(member), query: { after: acts.next } });
    const turns = Array.from({ length: 6 }, () => ['members.demote', 'members.promote']).flat();
    expect([...acts.items, ...rest.items].map(({ action }) => action)).toEqual([...turns, 'members.bind-card']);
    expect(rest.next).toBeUndefined();
    expect(await client.refusal(listMemberActs, { ...of(member), query: { after: 'x' } })).toBe('bad_request');
  });

  it('are closed to members and to other organisations', async () => {
    const { head, member } = staff;
    for (const [who, whom] of [
      [head, stranger],
      [member, member],
      [stranger, member],
    ] as const)
      expect(await who.client.refusal(listMemberActs, { ...of(whom), query: {} })).toBe('not_found');
    expect(await app.visitor().refusal(listMemberActs, { ...of(member), query: {} })).toBe('unauthenticated');
  });
});
