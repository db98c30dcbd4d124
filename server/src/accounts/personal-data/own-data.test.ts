import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSession } from '#contract/accounts';
import { answerEvent, createEvent } from '#contract/calendar';
import { publishPost, vote } from '#contract/feed';
import { createGroup } from '#contract/groups';
import { ABSENT, getMember, updateMember } from '#contract/member-card';
import { demoteMember, promoteMember } from '#contract/members';
import { exportOwnData, OWN_DATA_PER_DAY } from '#contract/personal-data';
import { createTask } from '#contract/tasks';
import { poll } from '#test/feed-world.ts';
import { type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
let organization: Awaited<ReturnType<TestApp['organization']>>;
let member: SignedMember;
let head: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  organization = await app.organization(await app.operator(), 'ППО «Верфь»');
  head = await app.member(organization, 'head', { lastName: 'Вяземская', firstName: 'Ирина' });
  member = await app.member(organization, 'administrator', { lastName: 'Ладогин', firstName: 'Пётр' });
});
afterAll(() => app.stop());

const download = (who: SignedMember, format: 'json' | 'html') =>
  fetch(`${app.url}${exportOwnData.path}?format=${format}`, { headers: { cookie: who.client.cookie ?? '' } });

describe('the export of own data', () => {
  it('tells everything that is kept, and of an anonymous poll only the part taken', async () => {
    const params = { organizationId: organization.id };
    for (const anonymous of [true, false]) {
      const title = anonymous ? 'Тайный' : 'Открытый';
      const post = await member.client.call(publishPost, { params, body: { title, poll: poll({ anonymous }) } });
      const option = post.poll?.options[1]?.id;
      if (option === undefined) throw new Error('The poll has no options');
      await member.client.call(vote, { params: { ...params, postId: post.id }, body: { options: [option] } });
    }
    await sql`insert into member_children (organization_id, id, member_id, name, birth_date)
      values (${organization.id}, gen_random_uuid(), ${member.memberId}, 'Варя', '2020-02-29')`.execute(app.db);

    const answer = await download(member, 'json');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="profplus-own-data-2026-03-11.json"');
    const data = JSON.parse(await answer.text());
    expect(data.account).toEqual([expect.objectContaining({ lastName: 'Ладогин', phone: member.phone })]);
    expect(data.memberships).toEqual([expect.objectContaining({ organization: 'ППО «Верфь»', cardNumber: member.cardNumber })]);
    expect(data.children).toEqual([{ name: 'Варя', birthDate: '2020-02-29' }]);
    expect(data.consents).toHaveLength(3);
    expect(data.sessions).toHaveLength(1);
    expect(data.posts.map(({ title }: { title: string }) => title)).toEqual(['Тайный', 'Открытый']);
    expect(data.votes).toEqual([
      { title: 'Открытый', chosen: 'Против' },
      { title: 'Тайный', chosen: null },
    ]);
    expect(data.journal).toContainEqual(
      expect.objectContaining({ action: 'Выгрузка своих данных', code: 'accounts.export-own-data', own: true }),
    );
    expect(JSON.stringify(data)).not.toMatch(/argon2|token/);
    expect(JSON.stringify(data)).not.toContain(head.phone);
  });

  it('can be read as a page that runs nothing', async () => {
    await sql`update persons set region = '<script>alert(1)</script>' where id = ${member.personId}`.execute(app.db);
    const answer = await download(member, 'html');
    const page = await answer.text();
    expect(page).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(page).not.toContain('<script');
    expect(page).toContain('<td>Регистрация</td>');
    expect(page).toContain('<td>Карта привязана</td>');
    expect(page).not.toMatch(/<td>[a-z]+\.[a-z-]+<\/td>/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });

  it('says codes in words on the page, and keeps them in the file for programs', async () => {
    const params = { organizationId: organization.id };
    const card = { ...params, memberId: member.memberId };
    await head.client.call(demoteMember, { params: card, body: { from: 'administrator' } });
    await head.client.call(promoteMember, { params: card, body: { from: 'member' } });
    const times = { start: '2026-03-16T10:00', end: '2026-03-16T11:30' };
    const { eventId } = await member.client.call(createEvent, { params, body: { title: 'Собрание', kind: 'meeting', ...times } });
    await member.client.call(answerEvent, { params: { ...params, eventId }, body: { answer: 'maybe' } });
    await member.client.call(createTask, { params, body: { title: 'Справка', state: 'doing', assignees: [member.memberId] } });
    await head.client.call(createGroup, { params, body: { name: 'Совет молодых', of: { target: { ids: [member.memberId] } } } });
    const { version } = await head.client.call(getMember, { params: card });
    const told = { unionYear: { state: 'absent' }, unionTicket: { state: 'absent' }, children: { state: 'absent' } } as const;
    const name = { lastName: 'Ладогин', firstName: 'Пётр', patronymic: '', birthDate: null };
    await head.client.call(updateMember, { params: card, body: { ...name, ...told, version } });

    const page = await (await download(member, 'html')).text();
    const words = ['Администратор', 'Зарегистрирован', 'Возможно', 'В работе', 'Год вступления в профсоюз', 'Сведения отсутствуют'];
    words.push('Совет молодых', 'Понижение', 'Повышение', 'Пользователь', 'Вяземская Ирина', 'Руководитель');
    words.push(member.phone.replace(/^\+7(...)(...)(..)(..)$/, '+7 $1 $2-$3-$4'));
    for (const word of words) expect(page).toContain(`<td>${word}</td>`);
    expect(page).not.toMatch(/<td>[a-z][a-zA-Z]*<\/td>/);
    expect(page).not.toContain(`<td>${member.phone}</td>`);
    const data = JSON.parse(await (await download(member, 'json')).text());
    expect(data.memberships).toMatchObject([
      { role: 'administrator', status: 'active', unionYear: ABSENT, unionTicket: ABSENT, children: ABSENT },
    ]);
    expect(data.groups).toEqual([{ organization: 'ППО «Верфь»', name: 'Совет молодых' }]);
    const acts = data['membership-acts'].map(({ code, from, to }: Record<string, unknown>) => [code, from, to]);
    expect(acts).toContainEqual(['members.demote', 'administrator', 'member']);
    expect(acts).toContainEqual(['members.promote', 'member', 'administrator']);
    expect(JSON.stringify(data['membership-acts'])).not.toContain('Вяземская');
    expect(data['card-views']).toContainEqual({
      at: app.clock.now().toISOString(),
      organization: 'ППО «Верфь»',
      byName: 'Вяземская Ирина',
      byRole: 'head',
    });
    expect(data['event-answers']).toMatchObject([{ answer: 'maybe' }]);
  });

  it('is limited by the day, and known to its person alone', async () => {
    const other = await app.member(organization);
    for (let time = 0; time < OWN_DATA_PER_DAY; time += 1) expect((await download(other, 'json')).status).toBe(200);
    expect((await download(other, 'json')).status).toBe(429);
    app.clock.advance(25 * 3_600_000);
    expect((await download(other, 'json')).status).toBe(200);
    expect((await fetch(`${app.url}${exportOwnData.path}`)).status).toBe(401);
    expect((await other.client.call(getSession, {})).person?.id).toBe(other.personId);
  });
});
