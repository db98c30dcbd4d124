import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getGreetingSettings, getOwnGreeting, greetMember, listBirthdays, updateGreetingSettings } from '#contract/greetings';
import type { MemberId } from '#contract/ids';
import { excludeMember, restoreMember } from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { greetDueOrganizations } from './jobs.ts';

let app: TestApp;
let operator: Signed;
let organization: Awaited<ReturnType<TestApp['organization']>>;
let head: SignedMember;
let member: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.stop());
beforeEach(async () => {
  organization = await app.organization(operator);
  head = await app.member(organization, 'head', { lastName: 'Вяземская', firstName: 'Ирина' });
  member = await app.member(organization, 'member', { lastName: 'Лугов', firstName: 'Егор' });
});

const params = () => ({ organizationId: organization.id });
const born = (who: { memberId: MemberId }, date: string) =>
  sql`update members set birth_date = ${date} where organization_id = ${organization.id} and id = ${who.memberId}`.execute(app.db);
const inZone = (zone: string) => sql`update organizations set time_zone = ${zone} where id = ${organization.id}`.execute(app.db);
const save = async (changes: { text?: string; time?: string; automatic?: boolean } = {}) => {
  const settings = await head.client.call(getGreetingSettings, { params: params() });
  return head.client.call(updateGreetingSettings, { params: params(), body: { ...settings, automatic: true, ...changes } });
};
/** Years may pass: who is signed in stays so. */
const goTo = async (instant: string) => {
  app.clock.set(new Date(instant));
  await sql`update sessions set expires_at = ${instant}::timestamptz + interval '1 day'`.execute(app.db);
};
const tickAt = async (instant: string) => {
  await goTo(instant);
  await greetDueOrganizations(app.ground);
};
const greetingsOf = async (who: Signed) => {
  const { items } = await who.client.call(listNotifications, { query: {} });
  return items.flatMap(({ content }) => (content.kind === 'birthday.greeted' ? [content.text] : []));
};
const birthdays = (query: { limit?: number; after?: string } = {}) => head.client.call(listBirthdays, { params: params(), query });
const wish = (text = 'Здоровья!', who: { memberId: MemberId } = member) =>
  head.client.send(greetMember, { params: { ...params(), memberId: who.memberId }, body: { text } });

describe('the settings', () => {
  it('are proposed until somebody saves, and nothing goes by itself', async () => {
    expect(await head.client.call(getGreetingSettings, { params: params() })).toEqual({
      text: 'С днем рождения!',
      time: '06:00',
      automatic: false,
      version: 0,
    });
  });

  it('are saved once, told live and journalled; the second editor is told', async () => {
    const socket = await head.client.listen();
    const body = { text: 'С днем рождения, {имя}!', time: '09:30', automatic: true, version: 0 };
    expect(await head.client.call(updateGreetingSettings, { params: params(), body })).toEqual({ ...body, version: 1 });
    expect(await socket.next('greetings.changed')).toMatchObject(params());
    socket.close();
    expect(await head.client.refusal(updateGreetingSettings, { params: params(), body })).toBe('conflict');
    const { rows } = await sql`select details from audit_entries
      where action = 'greetings.update' and organization_id = ${organization.id}`.execute(app.db);
    expect(rows).toEqual([{ details: { fields: ['text', 'time', 'automatic'] } }]);
  });

  it('refuse a placeholder that is none, and a time that no tick meets', async () => {
    const body = { text: 'Дорогой {имья}!', time: '09:07', automatic: true, version: 0 };
    const { problem } = await head.client.send(updateGreetingSettings, { params: params(), body });
    expect(problem).toMatchObject({ code: 'invalid', fields: { text: 'placeholder_unknown', time: 'invalid_format' } });
  });

  it('are not for members', async () => {
    expect(await member.client.refusal(getGreetingSettings, { params: params() })).toBe('not_found');
    expect(await member.client.refusal(listBirthdays, { params: params(), query: {} })).toBe('not_found');
  });
});

describe('the time of day', () => {
  it('greets whoever was born on this day, once, by name, with a notification', async () => {
    await born(member, '1987-05-14');
    await save({ text: 'С днем рождения, {имя и отчество}!', time: '09:00' });
    const socket = await member.client.listen();
    await tickAt('2026-05-14T05:45:00Z');
    expect(await greetingsOf(member)).toEqual([]);
    expect(await member.client.call(getOwnGreeting, { params: params() })).toEqual({ greeting: null });

    await tickAt('2026-05-14T06:00:00Z');
    expect(await greetingsOf(member)).toEqual(['С днем рождения, Егор Ильич!']);
    expect(await socket.next('notifications.changed')).toBeDefined();
    socket.close();
    expect(await member.client.call(getOwnGreeting, { params: params() })).toEqual({
      greeting: { text: 'С днем рождения, Егор Ильич!', greetedAt: '2026-05-14T06:00:00.000Z' },
    });
    await tickAt('2026-05-14T06:15:00Z');
    expect(await greetingsOf(member)).toHaveLength(1);
    expect(await greetingsOf(head)).toEqual([]);
  });

  it('catches up on the same day, and never on the next', async () => {
    await born(member, '1987-05-14');
    await born(head, '1990-05-13');
    await save({ time: '06:00' });
    // Away from the evening of the 12th until half an hour before the end of the 14th, in Moscow.
    await tickAt('2026-05-14T20:30:00Z');
    expect(await greetingsOf(member)).toHaveLength(1);
    expect(await greetingsOf(head)).toEqual([]);
  });

  it('leaves out the excluded and those who switched it off, and is done by one of many workers', async () => {
    const gone = await app.member(organization, 'member', { lastName: 'Ушедший', firstName: 'Лев' });
    await born(member, '1987-05-20');
    await born(gone, '1987-05-20');
    await head.client.call(excludeMember, { params: { ...params(), memberId: gone.memberId }, body: { reason: 'Переезд' } });
    await save({ automatic: false });
    await tickAt('2026-05-20T10:00:00Z');
    expect(await greetingsOf(member)).toEqual([]);
    await save();
    await Promise.all(Array.from({ length: 4 }, () => greetDueOrganizations(app.ground)));
    expect(await greetingsOf(member)).toHaveLength(1);
    expect(await greetingsOf(gone)).toEqual([]);
  });

  it('greets who joins, comes back or tells the birthday after the day was done, at the next tick of the same day, by one worker', async () => {
    await born(member, '1987-05-24');
    await save({ time: '06:00' });
    await tickAt('2026-05-24T05:00:00Z');
    const stamp = async () =>
      (await sql`select xmin::text, done_on from greeting_settings where organization_id = ${organization.id}`.execute(app.db)).rows;

    const late = await app.member(organization, 'member', { lastName: 'Поздняя', firstName: 'Анна' });
    await born(late, '1990-05-24');
    await born(head, '1990-05-25');
    const socket = await head.client.listen();
    await goTo('2026-05-24T05:15:00Z');
    await Promise.all(Array.from({ length: 4 }, () => greetDueOrganizations(app.ground)));
    expect(await greetingsOf(late)).toHaveLength(1);
    expect(await socket.next('greetings.changed')).toMatchObject(params());
    socket.close();
    expect(await greetingsOf(member)).toHaveLength(1);
    expect(await greetingsOf(head)).toEqual([]);

    // Back after an exclusion on the same day: greeted once all the same. And where nobody is new, nothing is written.
    await head.client.call(excludeMember, { params: { ...params(), memberId: late.memberId }, body: { reason: 'Переезд' } });
    await head.client.call(restoreMember, { params: { ...params(), memberId: late.memberId } });
    const before = await stamp();
    await tickAt('2026-05-24T05:30:00Z');
    expect(await greetingsOf(late)).toHaveLength(1);
    expect(await stamp()).toEqual(before);

    // Moved to later on the same day, it waits for that hour; on the next day nobody is caught up.
    const later = await app.member(organization);
    await save({ time: '12:00' });
    await born(later, '1991-05-24');
    await tickAt('2026-05-24T06:00:00Z');
    expect(await greetingsOf(later)).toEqual([]);
    const never = await app.member(organization);
    await tickAt('2026-05-24T09:00:00Z');
    expect(await greetingsOf(later)).toHaveLength(1);
    await born(never, '1991-05-24');
    await tickAt('2026-05-25T09:00:00Z');
    expect(await greetingsOf(never)).toEqual([]);
  });

  it('keeps the birthdays of 29 February on 1 March of common years', async () => {
    await born(member, '1988-02-29');
    await save({ time: '06:00' });
    await tickAt('2027-02-28T10:00:00Z');
    expect(await greetingsOf(member)).toEqual([]);
    await tickAt('2027-03-01T10:00:00Z');
    expect(await greetingsOf(member)).toHaveLength(1);
    await tickAt('2028-02-29T10:00:00Z');
    expect(await greetingsOf(member)).toHaveLength(2);
    await tickAt('2028-03-01T10:00:00Z');
    expect(await greetingsOf(member)).toHaveLength(2);
  });

  it('is the organisation’s own, and moving to another zone greets nobody twice', async () => {
    await born(member, '1987-01-01');
    await inZone('Asia/Kamchatka');
    await save({ time: '06:00' });
    // Midnight of the New Year in Kamchatka is noon of the old one in UTC.
    await tickAt('2029-12-31T17:45:00Z');
    expect(await greetingsOf(member)).toEqual([]);
    await tickAt('2029-12-31T18:00:00Z');
    expect(await greetingsOf(member)).toHaveLength(1);
    await inZone('Europe/Kaliningrad');
    for (const hour of ['2029-12-31T23:30:00Z', '2030-01-01T04:00:00Z', '2030-01-01T21:00:00Z']) await tickAt(hour);
    expect(await greetingsOf(member)).toHaveLength(1);
  });

  it('greets more than a piece of work holds', async () => {
    await sql`insert into persons (id, phone, password_hash, last_name, first_name, created_at)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '+7931' || lpad(n::text, 7, '0'), 'none', 'Лугов', 'Ян', now()
      from generate_series(1, 1500) n`.execute(app.db);
    await sql`insert into members (organization_id, id, person_id, last_name, first_name, phone, card_number, status, registered_at, added_at, birth_date)
      select ${organization.id}, id, id, last_name, first_name, phone, '', 'active', now(), now(), '1970-06-01'
      from persons where phone like '+7931%'`.execute(app.db);
    await save({ text: 'Ура, {имя}!' });
    await tickAt('2031-06-01T10:00:00Z');
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from personal_notifications
      where content->>'text' = 'Ура, Ян!'`.execute(app.db);
    expect(rows[0]?.count).toBe(1_500);
  });
});

describe('birthdays', () => {
  it('are those of today, then of the coming days, page by page, with the age that they turn', async () => {
    await goTo('2027-02-26T09:00:00Z');
    const [leap, later, far] = [await app.member(organization), await app.member(organization), await app.member(organization)];
    await born(head, '1990-02-26');
    await born(member, '1987-03-01');
    await born(leap, '1988-02-29');
    await born(later, '2000-03-12');
    await born(far, '2000-03-13');
    const shown = [];
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await birthdays({ limit: 2, ...(after === undefined ? {} : { after }) });
      shown.push(...page.items);
      after = page.next;
    }
    expect(shown.map(({ memberId, date, daysLeft, turns }) => [memberId, date, daysLeft, turns])).toEqual([
      [head.memberId, '2027-02-26', 0, 37],
      [leap.memberId, '2027-03-01', 3, 39],
      [member.memberId, '2027-03-01', 3, 40],
      [later.memberId, '2027-03-12', 14, 27],
    ]);
    expect(await head.client.refusal(listBirthdays, { params: params(), query: { after: 'чужое' } })).toBe('bad_request');
  });

  it('greeted by hand, with own words, read as done and are not greeted by themselves', async () => {
    await goTo('2027-04-10T09:00:00Z');
    await born(member, '1987-04-12');
    await save();
    // Half a pair of surrogates, which jsonb would not hold.
    const { body } = await wish('{имя}, крепкого здоровья!\ud800');
    expect(body).toMatchObject({ memberId: member.memberId, date: '2027-04-12', daysLeft: 2, greeted: true });
    expect((await birthdays()).items.map(({ greeted }) => greeted)).toEqual([true]);
    await tickAt('2027-04-12T09:00:00Z');
    expect(await greetingsOf(member)).toEqual(['Егор, крепкого здоровья!\ufffd']);
    expect((await wish()).problem.code).toBe('greeting_sent');
  });

  it('greeted by themselves read as done', async () => {
    await born(member, '1987-07-07');
    await save();
    await tickAt('2027-07-07T09:00:00Z');
    expect((await birthdays()).items.map(({ greeted }) => greeted)).toEqual([true]);
    expect((await wish()).problem.code).toBe('greeting_sent');
  });

  it('far away, unknown, or of strangers cannot be greeted', async () => {
    await goTo('2027-04-10T09:00:00Z');
    expect((await wish()).problem.code).toBe('not_found');
    await born(member, '1987-04-25');
    expect((await wish()).problem.code).toBe('birthday_away');
    const elsewhere = await app.organization(operator, 'Профсоюз «Соседи»');
    const stranger = await app.member(elsewhere);
    expect((await wish('Привет', stranger)).problem.code).toBe('not_found');
  });
});
