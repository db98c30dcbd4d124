import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getProfile, updateProfile } from '#contract/accounts';
import { listAuditEntries } from '#contract/audit';
import { restoreMembers } from '#contract/bulk';
import type { MemberId, OrganizationId } from '#contract/ids';
import { listMemberChanges } from '#contract/member-card';
import {
  demoteMember,
  excludeMember,
  getMemberStats,
  listCards,
  listMembers,
  listMemberships,
  promoteMember,
  type Role,
  restoreMember,
} from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { getOrganization, updateOrganization } from '#contract/organizations';
import type { Input } from '#contract/route';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { memberCount, membershipsOf } from './public.ts';
import { withMembers } from './tables.ts';

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

const of = (whom: { memberId: MemberId }) => ({ params: { organizationId: organization.id, memberId: whom.memberId } });
const because = (whom: { memberId: MemberId }) => ({ ...of(whom), body: { reason: 'Вышел из профсоюза' } });
const seenAs = (whom: { memberId: MemberId }, from: Role) => ({ ...of(whom), body: { from } });
const inOrganization = () => ({ params: { organizationId: organization.id } });

const stored = () =>
  withMembers(app.db).selectFrom('members').selectAll().where('organization_id', '=', organization.id).orderBy('id').execute();
const journal = async (action: string) =>
  (await operator.client.call(listAuditEntries, { query: { action, organizationId: organization.id } })).items;
const told = async (whom: Signed) => (await whom.client.call(listNotifications, { query: {} })).items.map((item) => item.content);

describe('«Исключить» and «Восстановить»', () => {
  it('takes the organisation from the person at once, and gives it back as an ordinary member', async () => {
    const listener = await administrator.client.listen();
    const excluded = await head.client.call(excludeMember, because(administrator));
    expect(excluded).toMatchObject({
      role: 'member',
      exclusion: { at: app.clock.now().toISOString(), byName: 'Главина Вера', reason: 'Вышел из профсоюза' },
      can: { promote: false, demote: false, exclude: false, restore: true },
    });
    await listener.next('members.access-changed');
    const { client } = administrator;
    expect(await client.refusal(getOrganization, inOrganization())).toBe('not_found');
    expect(await client.refusal(listMembers, { ...inOrganization(), query: {} })).toBe('not_found');
    expect((await client.call(listMemberships, {})).items).toEqual([]);
    expect((await client.call(listCards, {})).items).toMatchObject([{ number: administrator.cardNumber, state: 'excluded' }]);
    expect(await membershipsOf(app.db, administrator.personId)).toEqual([]);
    // What the organisation says now does not reach the open socket; what comes to the person does.
    listener.events.length = 0;
    const { id: _id, logo: _logo, joinedAt: _joined, can: _can, ...profile } = await head.client.call(getOrganization, inOrganization());
    await head.client.call(updateOrganization, { ...inOrganization(), body: { ...profile, headName: 'Иная', logoFileId: null } });
    await head.client.call(restoreMember, of(administrator));
    await listener.next('members.access-changed');
    expect(listener.events.map((event) => event.type)).not.toContain('organizations.changed');
    expect(listener.events.map((event) => event.type)).not.toContain('members.changed');
    listener.close();

    expect(await client.call(listMemberships, {})).toMatchObject({ items: [{ organizationId: organization.id, role: 'member' }] });
    expect((await client.call(getOrganization, inOrganization())).can.edit).toBe(false);
    expect((await told(administrator)).slice(0, 2)).toEqual([
      { kind: 'member.restored', organizationName: 'ППО «Механический завод»' },
      { kind: 'member.excluded', organizationName: 'ППО «Механический завод»', reason: 'Вышел из профсоюза' },
    ]);
    expect(await journal('members.exclude')).toMatchObject([
      { actor: { id: head.personId }, subjectId: administrator.memberId, details: { role: 'administrator' } },
    ]);
    expect(await journal('members.restore')).toMatchObject([{ subjectId: administrator.memberId }]);
  });

  describe('the own profile of the excluded', () => {
    const profileOf = (whom: Signed) => whom.client.call(getProfile, {});
    /** Writes some of it as the person does. */
    const write = async (whom: Signed, change: Partial<Input<typeof updateProfile>['body']>) => {
      const { lastName, firstName, patronymic, birthDate, email, region, version } = await profileOf(whom);
      await whom.client.call(updateProfile, {
        body: { lastName, firstName, patronymic, birthDate, email, region, version, ...change },
      });
    };
    const rowOf = async (whom: SignedMember) => (await stored()).find((row) => row.id === whom.memberId);
    const changesOf = async (whom: SignedMember) =>
      (await head.client.call(listMemberChanges, { ...of(whom), query: {} })).items.map(({ field, from, to, source, byName }) => ({
        field,
        from,
        to,
        source,
        byName,
      }));
    const newContacts = { email: 'new@example.org', region: 'Псковская область' };

    it('leaves the record as it was, and comes into it with the restoration, in its history too', async () => {
      await write(member, { email: 'old@example.org', region: 'Тверская область' });
      await sql`update members set patronymic = 'Как в списках' where id = ${member.memberId}`.execute(app.db);
      await head.client.call(excludeMember, because(member));
      await write(member, { ...newContacts, birthDate: '1990-05-17' });
      await write(member, { email: '', lastName: 'Членов-Новый' });
      expect(await rowOf(member)).toMatchObject({
        email: 'old@example.org',
        region: 'Тверская область',
        last_name: 'Членов',
        birth_date: null,
      });

      const restored = await administrator.client.call(restoreMember, of(member));
      expect(restored).toMatchObject({ email: '', lastName: 'Членов-Новый', birthDate: '1990-05-17', status: 'active' });
      // What the person left alone stays as the organisation has it.
      expect(await rowOf(member)).toMatchObject({ region: 'Псковская область', patronymic: 'Как в списках' });
      const own = { source: 'profile', byName: 'Членов-Новый Илья' };
      expect((await changesOf(member)).slice(0, 4)).toEqual(
        expect.arrayContaining([
          { field: 'email', from: 'old@example.org', to: '', ...own },
          { field: 'region', from: 'Тверская область', to: 'Псковская область', ...own },
          { field: 'lastName', from: 'Членов', to: 'Членов-Новый', ...own },
          { field: 'birthDate', from: '', to: '1990-05-17', ...own },
        ]),
      );

      // Nothing of it is carried a second time.
      await sql`update members set email = 'kept@example.org' where id = ${member.memberId}`.execute(app.db);
      await head.client.call(excludeMember, because(member));
      expect((await head.client.call(restoreMember, of(member))).email).toBe('kept@example.org');
    });

    it('comes into the records of many at once', async () => {
      const second = await app.member(organization, 'member', { lastName: 'Иной' });
      await head.client.call(excludeMember, because(member));
      await head.client.call(excludeMember, because(second));
      await write(member, newContacts);
      await head.client.call(restoreMembers, {
        ...inOrganization(),
        body: { target: { ids: [member.memberId, second.memberId] } },
      });
      expect(await rowOf(member)).toMatchObject({ ...newContacts, status: 'active' });
      expect(await rowOf(second)).toMatchObject({ email: '', region: '', status: 'active' });
      expect((await changesOf(member)).filter(({ source }) => source === 'profile')).toHaveLength(2);
      expect((await changesOf(second)).filter(({ source }) => source === 'profile')).toEqual([]);
    });

    it('is not lost when it is written while the restoration goes on', async () => {
      for (let round = 0; round < 5; round += 1) {
        await head.client.call(excludeMember, because(member));
        const email = `round${round}@example.org`;
        await Promise.all([write(member, { email }), head.client.call(restoreMember, of(member))]);
        expect(await rowOf(member)).toMatchObject({ email, status: 'active' });
      }
    });
  });

  it('moves the kept counts exactly, under simultaneous exclusions of one member too', async () => {
    expect(await memberCount(app.db, organization.id)).toBe(3);
    const answers = await Promise.all([
      head.client.send(excludeMember, because(member)),
      administrator.client.send(excludeMember, because(member)),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await head.client.call(getMemberStats, inOrganization())).toMatchObject({ members: 2, excluded: 1 });
    const page = await head.client.call(listMembers, { ...inOrganization(), query: { status: 'excluded' } });
    expect(page).toMatchObject({ total: { value: 1, capped: false }, items: [{ id: member.memberId, number: 1 }] });
    await administrator.client.call(restoreMember, of(member));
    expect(await head.client.call(getMemberStats, inOrganization())).toMatchObject({ members: 3, excluded: 0 });
    expect(await administrator.client.refusal(restoreMember, of(member))).toBe('conflict');
  });

  it('lets administrators exclude ordinary members alone, heads everybody but themselves', async () => {
    const second = await app.member(organization, 'administrator');
    expect(await administrator.client.refusal(excludeMember, because(second))).toBe('not_found');
    expect(await administrator.client.refusal(excludeMember, because(head))).toBe('not_found');
    expect((await journal('access.refused'))[0]).toMatchObject({
      actor: { id: administrator.personId },
      subjectId: 'members.exclude',
      details: { memberId: head.memberId },
    });
    expect(await administrator.client.refusal(excludeMember, because(administrator))).toBe('own_role');
    expect(await head.client.refusal(excludeMember, because(head))).toBe('own_role');
    await head.client.call(promoteMember, seenAs(second, 'administrator'));
    expect((await head.client.call(excludeMember, because(second))).exclusion).not.toBeNull();
    await administrator.client.call(excludeMember, because(member));
    expect(await head.client.refusal(demoteMember, seenAs(head, 'head'))).toBe('last_head');
  });

  it('keeps one of two heads who exclude each other at once', async () => {
    await head.client.call(promoteMember, seenAs(administrator, 'administrator'));
    const answers = await Promise.all([
      head.client.send(excludeMember, because(administrator)),
      administrator.client.send(excludeMember, because(head)),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 404]);
    expect((await stored()).filter((row) => row.role === 'head' && row.status === 'active')).toHaveLength(1);
  });

  it('asks for a reason, and ignores fields that are not its own', async () => {
    const { problem } = await head.client.send(excludeMember, { ...of(member), body: { reason: '   ' } });
    expect(problem).toMatchObject({ code: 'invalid', fields: { reason: 'too_small' } });
    const extra = { reason: 'Переезд', role: 'head', status: 'active', organization_id: stranger.memberId, excluded_by_name: 'Никто' };
    await head.client.call(excludeMember, { ...of(member), body: extra });
    expect((await stored()).find((row) => row.id === member.memberId)).toMatchObject({
      organization_id: organization.id,
      role: 'member',
      status: 'excluded',
      excluded_by_name: 'Главина Вера',
      exclude_reason: 'Переезд',
    });
  });

  it('is closed to members, to other organisations and to visitors', async () => {
    for (const client of [member.client, stranger.client, operator.client]) {
      expect(await client.refusal(excludeMember, because(administrator))).toBe('not_found');
      expect(await client.refusal(restoreMember, of(administrator))).toBe('not_found');
    }
    expect(await app.visitor().refusal(excludeMember, because(member))).toBe('unauthenticated');
    expect(await head.client.refusal(excludeMember, because(stranger))).toBe('not_found');
    expect((await stored()).every((row) => row.status === 'active')).toBe(true);
  });
});
