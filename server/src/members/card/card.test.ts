import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { MemberId, OrganizationId } from '#contract/ids';
import { addToRegister } from '#contract/invitations';
import { ABSENT, getMember, listMemberChanges, type MemberCard, PHONE_CHANGES_A_DAY, updateMember } from '#contract/member-card';
import { excludeMember, listMembers, promoteMember } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import type { Input } from '#contract/route';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { withMembers } from '../tables.ts';
import { sweepChildren } from './sweep-children.ts';

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
const inOrganization = () => ({ params: { organizationId: organization.id } });
const journal = async (action: string) =>
  (await operator.client.call(listAuditEntries, { query: { action, organizationId: organization.id } })).items;
const open = (whom: { memberId: MemberId } = member) => head.client.call(getMember, of(whom));

type Body = Input<typeof updateMember>['body'];
const bodyOf = ({ lastName, firstName, patronymic, birthDate, unionYear, unionTicket, children, version }: MemberCard): Body => ({
  lastName,
  firstName,
  patronymic,
  birthDate,
  unionYear,
  unionTicket,
  children,
  version,
});
/** As the page saves: all fields, some of them another. */
const save = async (change: Partial<Body>, whom: { memberId: MemberId } = member) => {
  const body = bodyOf(await open(whom));
  return head.client.call(updateMember, { ...of(whom), body: { ...body, ...change } });
};
const told = ({ changes }: MemberCard) => changes.items.map(({ field, from, to }) => [field, from, to]);

describe('the card of one member', () => {
  it('shows the whole record with its history, and journals each opening', async () => {
    await head.client.call(promoteMember, { ...of(member), body: { from: 'member' } });
    await head.client.call(excludeMember, { ...of(member), body: { reason: 'Вышел из профсоюза' } });
    const shown = await administrator.client.call(getMember, of(member));
    expect(shown).toMatchObject({
      lastName: 'Членов',
      cardNumber: member.cardNumber,
      cards: [{ number: member.cardNumber, state: 'active' }],
      groups: [],
      unionYear: { state: 'unknown' },
      unionTicket: { state: 'unknown' },
      children: { state: 'unknown' },
      exclusion: { byName: 'Главина Вера', reason: 'Вышел из профсоюза' },
      changes: { items: [{ field: 'excludeReason', from: '', to: 'Вышел из профсоюза' }] },
      can: { promote: false, exclude: false, restore: true, edit: false, contacts: false, handOver: false },
    });
    expect(shown.consents.map(({ kind, version, withdrawnAt }) => [kind, version, withdrawnAt])).toEqual(
      expect.arrayContaining([['personal_data', 1, null]]),
    );
    expect(shown.acts.items.map(({ action, byName, from, to }) => [action, byName, from, to])).toEqual([
      ['members.exclude', 'Главина Вера', 'administrator', 'member'],
      ['members.promote', 'Главина Вера', 'member', 'administrator'],
      ['members.bind-card', 'Членов Илья', null, null],
    ]);
    await administrator.client.call(getMember, of(member));
    const views = await journal('members.view');
    expect(views).toHaveLength(2);
    expect(views[0]).toMatchObject({
      actor: { id: administrator.personId },
      subjectId: member.memberId,
      details: { role: 'administrator' },
    });
  });

  it('is closed to members and to other organisations', async () => {
    const body = bodyOf(await open());
    const tries = [
      [head, stranger, 'not_found'],
      [member, member, 'not_found'],
      [stranger, member, 'not_found'],
    ] as const;
    for (const [who, whom, code] of tries) {
      expect(await who.client.refusal(getMember, of(whom))).toBe(code);
      expect(await who.client.refusal(listMemberChanges, { ...of(whom), query: {} })).toBe(code);
    }
    expect(await app.visitor().refusal(getMember, of(member))).toBe('unauthenticated');
    expect(await app.visitor().refusal(listMemberChanges, { ...of(member), query: {} })).toBe('unauthenticated');
    expect(await member.client.refusal(updateMember, { ...of(member), body })).toBe('not_found');
    expect(await stranger.client.refusal(updateMember, { ...of(member), body })).toBe('not_found');
    expect(await head.client.refusal(updateMember, { ...of(stranger), body })).toBe('not_found');
  });
});

describe('«Сохранить»', () => {
  it('writes names and the three states of each fact, and tells what was what', async () => {
    const first = await save({
      lastName: 'Новичков',
      birthDate: '1990-02-28',
      unionYear: { state: 'value', value: 2009 },
      unionTicket: { state: 'absent' },
      children: { state: 'value', value: [{ name: 'Анна', birthDate: '2015-03-01' }] },
    });
    expect(first).toMatchObject({ version: 1, lastName: 'Новичков', unionYear: { value: 2009 }, unionTicket: { state: 'absent' } });
    const second = await save({
      unionYear: { state: 'absent' },
      unionTicket: { state: 'value', value: '12-А' },
      children: { state: 'absent' },
    });
    expect(second).toMatchObject({
      version: 2,
      unionYear: { state: 'absent' },
      unionTicket: { state: 'value', value: '12-А' },
      children: { state: 'absent' },
    });
    const third = await save({ unionYear: { state: 'unknown' }, unionTicket: { state: 'unknown' }, children: { state: 'unknown' } });
    expect(third).toMatchObject({ unionYear: { state: 'unknown' }, unionTicket: { state: 'unknown' }, children: { state: 'unknown' } });
    const rows = await withMembers(app.db)
      .selectFrom('member_changes')
      .select(['field', 'before', 'after'])
      .where('organization_id', '=', organization.id)
      .where('member_id', '=', member.memberId)
      .orderBy('id')
      .execute();
    expect(rows.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['lastName', 'Членов', 'Новичков'],
      ['birthDate', '', '1990-02-28'],
      ['unionYear', '', '2009'],
      ['unionTicket', '', ABSENT],
      ['child', '', '2015-03-01 Анна'],
      ['unionYear', '2009', ABSENT],
      ['unionTicket', ABSENT, '12-А'],
      ['children', '', ABSENT],
      ['child', '2015-03-01 Анна', ''],
      ['unionYear', ABSENT, ''],
      ['unionTicket', '12-А', ''],
      ['children', ABSENT, ''],
    ]);
    expect((await journal('members.update')).map(({ details }) => details.fields)).toEqual([
      ['unionYear', 'unionTicket', 'children'],
      ['unionYear', 'unionTicket', 'children', 'child'],
      ['lastName', 'birthDate', 'unionYear', 'unionTicket', 'child'],
    ]);
  });

  it('pages the history, newest first', async () => {
    for (let year = 2000; year < 2012; year += 1) await save({ unionYear: { state: 'value', value: year } });
    const card = await open();
    expect(card.changes.items[0]).toMatchObject({ field: 'unionYear', from: '2010', to: '2011', byName: 'Главина Вера', source: 'card' });
    expect(card.changes.items).toHaveLength(10);
    const rest = await head.client.call(listMemberChanges, { ...of(member), query: { after: card.changes.next } });
    expect(rest.items.map(({ to }) => to)).toEqual(['2001', '2000']);
    expect(rest.next).toBeUndefined();
    expect(await head.client.refusal(listMemberChanges, { ...of(member), query: { after: 'x' } })).toBe('bad_request');
  });

  it('does nothing for a card that is as it was', async () => {
    expect((await save({})).version).toBe(0);
    expect(await journal('members.update')).toEqual([]);
  });

  it('never writes over what was not seen', async () => {
    const seen = bodyOf(await open());
    await head.client.call(updateMember, { ...of(member), body: { ...seen, lastName: 'Первый' } });
    const late = { ...of(member), body: { ...seen, firstName: 'Второй' } };
    expect(await administrator.client.refusal(updateMember, late)).toBe('conflict');
    expect(await open()).toMatchObject({ lastName: 'Первый', firstName: 'Илья' });
    const answers = await Promise.all(
      [head, administrator].map(({ client }, index) =>
        client.send(updateMember, { ...of(member), body: { ...seen, version: 1, lastName: `Имя-${index ? 'а' : 'б'}` } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await head.client.call(excludeMember, { ...of(member), body: { reason: 'Вышел' } });
    expect(await head.client.refusal(updateMember, { ...of(member), body: bodyOf(await open()) })).toBe('conflict');
  });

  it('takes children under 16 of the organisation’s own day, each once', async () => {
    // The clock says 11 March 2026.
    const body = bodyOf(await open());
    const children = (...dates: string[]) => ({
      ...of(member),
      body: { ...body, children: { state: 'value' as const, value: dates.map((birthDate) => ({ name: 'Анна', birthDate })) } },
    });
    const { problem } = await head.client.send(updateMember, children('2015-01-01', '2010-03-11', '2026-03-12'));
    expect(problem).toMatchObject({
      code: 'invalid',
      fields: { 'children.value.1.birthDate': 'child_grown', 'children.value.2.birthDate': 'date_ahead' },
    });
    const saved = await head.client.call(updateMember, children('2010-03-12', '2010-03-12'));
    expect(saved.children).toEqual({ state: 'value', value: [{ name: 'Анна', birthDate: '2010-03-12' }] });
    expect(told(saved)).toEqual([['child', '', '2010-03-12 Анна']]);
    for (const wrong of [
      { birthDate: '2026-03-12' },
      { unionYear: { state: 'value', value: 2027 } },
      { children: { state: 'value', value: [] } },
      { unionTicket: { state: 'value', value: ' ' } },
      { unionTicket: { state: 'value', value: ABSENT } },
      { lastName: '<b>' },
    ] as Partial<Body>[])
      expect(await head.client.refusal(updateMember, { ...of(member), body: { ...body, version: 1, ...wrong } })).toBe('invalid');
  });

  it('leaves phone, e-mail and region to who has signed up, and takes them of the others', async () => {
    const contacts = { phone: '+79001112233', email: 'x@example.org', region: 'Пермский край' };
    const extra = { contacts, role: 'head', status: 'excluded', cardNumber: '1', personId: head.personId };
    await save({ ...extra, lastName: 'Иной' });
    expect(await open()).toMatchObject({ lastName: 'Иной', phone: member.phone, email: '', region: '', role: 'member', status: 'active' });

    const { id } = await head.client.call(addToRegister, { ...inOrganization(), body: { lastName: 'Ждущая', firstName: 'Нина' } });
    const waiting = { memberId: id };
    expect((await open(waiting)).can).toMatchObject({ edit: true, contacts: true, handOver: false });
    expect(await save({ contacts }, waiting)).toMatchObject({ ...contacts, consents: [] });
    const taken = { ...contacts, phone: member.phone };
    const { problem } = await head.client.send(updateMember, {
      ...of(waiting),
      body: { ...bodyOf(await open(waiting)), contacts: taken },
    });
    expect(problem).toMatchObject({ code: 'member_known', memberId: member.memberId, fields: { 'contacts.phone': 'member_known' } });
    // Whoever has this phone on the platform hears of it; the organisation does not.
    const somebody = await app.signUp({ lastName: 'Ждущая', firstName: 'Нина' });
    await save({ contacts: { ...contacts, phone: somebody.phone } }, waiting);
    const { items } = await somebody.client.call(listNotifications, { query: {} });
    expect(items[0]?.content).toMatchObject({ kind: 'member.invited' });
    expect(await open(waiting)).toMatchObject({ status: 'unregistered', registeredAt: null });
  });

  it('does not let a record go from phone to phone, telling each of them', async () => {
    const { id } = await head.client.call(addToRegister, { ...inOrganization(), body: { lastName: 'Ждущая', firstName: 'Нина' } });
    const waiting = { memberId: id };
    const change = async (phone: string) => {
      const body = { ...bodyOf(await open(waiting)), contacts: { phone, email: '', region: '' } };
      return head.client.send(updateMember, { ...of(waiting), body });
    };
    for (let time = 0; time < PHONE_CHANGES_A_DAY; time += 1) expect((await change(app.newPhone())).status).toBe(200);
    const somebody = await app.signUp();
    const { problem } = await change(somebody.phone);
    expect(problem).toMatchObject({ code: 'phone_limit', fields: { 'contacts.phone': 'phone_limit' } });
    expect((await somebody.client.call(listNotifications, { query: {} })).items).toEqual([]);
    // The rest can be saved, and the phone be taken away.
    expect(await save({ firstName: 'Нонна' }, waiting)).toMatchObject({ firstName: 'Нонна' });
    expect((await change('')).status).toBe(200);
    const now = app.clock.now();
    app.clock.advance(24 * 3_600_000);
    expect((await change(somebody.phone)).status).toBe(200);
    app.clock.set(now);
    expect((await somebody.client.call(listNotifications, { query: {} })).items).toHaveLength(1);
  });
});

describe('children', () => {
  it('are forgotten, with their history, on the day they turn 16 where the organisation is', async () => {
    const value = [
      { name: 'Анна', birthDate: '2010-03-12' },
      { name: 'Борис', birthDate: '2015-03-12' },
    ];
    await save({ children: { state: 'value', value } });
    const known = async () => {
      await sweepChildren(app.ground);
      const { children } = await open();
      return children.state === 'value' ? children.value.map(({ name }) => name) : [];
    };
    expect(await known()).toEqual(['Борис', 'Анна'].toReversed());
    app.clock.advance(11 * 3_600_000 + 59 * 60_000); // 23:59 in Moscow
    expect(await known()).toHaveLength(2);
    app.clock.advance(60_000);
    expect(await known()).toEqual(['Борис']);
    expect(told(await open())).toEqual([['child', '', '2015-03-12 Борис']]);
    expect(await journal('members.forget-children')).toMatchObject([{ actor: null, details: { removed: 1 } }]);
    app.clock.advance(-12 * 3_600_000);
  });

  it('stand in no answer but those of the card', async () => {
    await save({ children: { state: 'value', value: [{ name: 'Единственная', birthDate: '2015-03-01' }] } });
    const rows = await head.client.call(listMembers, { ...inOrganization(), query: {} });
    expect(JSON.stringify(rows)).not.toContain('Единственная');
    expect(JSON.stringify(await journal('members.update'))).not.toContain('Единственная');
  });
});
