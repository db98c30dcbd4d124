import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bindCard, excludeMember } from '#contract/members';
import { countUnread, listNotifications, markRead, type NotificationContent } from '#contract/notifications';
import { newId } from '#server/platform/ids.ts';
import type { Signed, SignedMember } from '#test/harness.ts';
import { startTestApp, type TestApp } from '#test/harness.ts';
import { notifyEach, notifyOrganization, notifyOrganizations, notifyPerson } from './public.ts';

let app: TestApp;
let operator: Signed;
let union: Awaited<ReturnType<TestApp['organization']>>;
let head: SignedMember;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  union = await app.organization(operator, 'ППО «Швейная фабрика»');
  head = await app.member(union, 'head');
});
afterAll(() => app.stop());

const news = (title: string): NotificationContent => ({ kind: 'feed.published', postId: newId(app.clock.now()), postType: 'news', title });
const tellAll = (title: string, organization = union) =>
  app.ground.transaction(app.clock.now(), (tx) => notifyOrganization(tx, { organizationId: organization.id, content: news(title) }));
const tell = ({ personId }: Signed, title: string) =>
  app.ground.transaction(app.clock.now(), (tx) => notifyPerson(tx, personId, null, news(title)));
/** A member with nothing unread. */
const newcomer = async (organization = union) => {
  const member = await app.member(organization);
  app.clock.advance(1_000);
  const { items } = await member.client.call(listNotifications, { query: {} });
  if (items[0] !== undefined) await member.client.call(markRead, { body: { upTo: items[0].id } });
  return member;
};
const titlesOf = (items: readonly { content: NotificationContent }[]) =>
  items.flatMap(({ content }) => ('title' in content ? [content.title] : []));
const list = async ({ client }: Signed) => (await client.call(listNotifications, { query: {} })).items;
const unread = async ({ client }: Signed) => (await client.call(countUnread, {})).count;

describe('the list', () => {
  test('merges one’s own and the organisation’s, newest first, each once by pages', async () => {
    const member = await newcomer();
    for (let round = 0; round < 4; round += 1) {
      await tellAll(`всем ${round}`);
      await tell(member, `лично ${round}`);
      if (round % 2 === 0) app.clock.advance(1_000);
    }
    const expected = [3, 2, 1, 0].flatMap((round) => [`лично ${round}`, `всем ${round}`]);
    const titles: string[] = [];
    let after: string | undefined;
    do {
      const page = await member.client.call(listNotifications, { query: { limit: 3, ...(after === undefined ? {} : { after }) } });
      titles.push(...titlesOf(page.items));
      after = page.next;
    } while (after !== undefined);
    expect(titles).toEqual(expected);
    const [own, broadcast] = await list(member);
    expect(own).toMatchObject({ organizationId: null, organizationName: null, unread: true });
    expect(broadcast).toMatchObject({ organizationId: union.id, organizationName: 'ППО «Швейная фабрика»', unread: true });
  });

  test('holds no broadcast from before one came, and none of other organisations', async () => {
    const others = await app.organization(operator, 'Профсоюз «Соседи»');
    await tellAll('до прихода');
    app.clock.advance(1_000);
    const member = await app.member(union);
    app.clock.advance(1_000);
    await tellAll('чужое', others);
    await tellAll('после прихода');
    const titles = titlesOf(await list(member));
    expect(titles).toContain('после прихода');
    expect(titles).not.toContain('до прихода');
    expect(titles).not.toContain('чужое');

    app.clock.advance(1_000);
    await member.client.call(bindCard, { body: { number: others.cards[0] ?? '' } });
    app.clock.advance(1_000);
    await tellAll('уже своё', others);
    const both = titlesOf(await list(member));
    expect(both).toEqual(expect.arrayContaining(['после прихода', 'уже своё']));
    expect(both).not.toContain('чужое');
  });

  test('of an excluded member loses the organisation’s at once and keeps one’s own', async () => {
    const member = await newcomer();
    await tellAll('внутреннее');
    await tell(member, 'личное');
    expect(await unread(member)).toBe(2);
    await head.client.call(excludeMember, {
      params: { organizationId: union.id, memberId: member.memberId },
      body: { reason: 'По заявлению' },
    });
    const titles = titlesOf(await list(member));
    expect(titles).toContain('личное');
    expect(titles).not.toContain('внутреннее');
    const before = await unread(member);
    await tellAll('и это внутреннее');
    expect(await unread(member)).toBe(before);
  });

  test('is one’s own: a visitor has none, a made-up cursor is refused', async () => {
    expect(await app.visitor().refusal(listNotifications, { query: {} })).toBe('unauthenticated');
    expect(await app.visitor().refusal(countUnread, {})).toBe('unauthenticated');
    expect(await app.visitor().refusal(markRead, { body: { upTo: newId(app.clock.now()) } })).toBe('unauthenticated');
    for (const after of ['чушь', Buffer.from('["x"]').toString('base64url'), Buffer.from('[1]').toString('base64url')])
      expect(await head.client.refusal(listNotifications, { query: { after } })).toBe('bad_request');
  });
});

describe('what is unread', () => {
  test('counts to 99, and 100 stands for any more', async () => {
    const member = await newcomer();
    expect(await unread(member)).toBe(0);
    await tellAll('раз');
    await tell(member, 'два');
    expect(await unread(member)).toBe(2);
    await sql`insert into notification_broadcasts (organization_id, id, content, created_at)
      select ${union.id}, ('ffffffff-ffff-7fff-8fff-' || lpad(i::text, 12, '0'))::uuid, '{}', now() from generate_series(1, 150) i`.execute(
      app.db,
    );
    expect(await unread(member)).toBe(100);
    await sql`delete from notification_broadcasts where content = '{}'`.execute(app.db);
  });

  test('is read up to a mark that moves forward only, and on all of one’s devices', async () => {
    const member = await newcomer();
    for (const title of ['первое', 'второе', 'третье']) {
      await tellAll(title);
      app.clock.advance(1_000);
    }
    const [third, second, first] = await list(member);
    if (first === undefined || second === undefined || third === undefined) throw new Error('Three were told');
    const socket = await member.client.listen();
    expect(await member.client.call(markRead, { body: { upTo: second.id } })).toEqual({ count: 1 });
    await socket.next('notifications.changed');
    expect((await list(member)).slice(0, 3).map((item) => item.unread)).toEqual([true, false, false]);

    expect(await member.client.call(markRead, { body: { upTo: first.id } })).toEqual({ count: 1 });
    expect(await unread(member)).toBe(1);
    expect(await member.client.call(markRead, { body: { upTo: third.id } })).toEqual({ count: 0 });
    await socket.next('notifications.changed');
    expect(socket.events.filter(({ type }) => type === 'notifications.changed')).toEqual([]);
    socket.close();
  });

  test('cannot be read ahead of time', async () => {
    const member = await newcomer();
    await member.client.call(markRead, { body: { upTo: 'ffffffff-ffff-7fff-bfff-ffffffffffff' as never } });
    app.clock.advance(1_000);
    await tellAll('позже');
    expect(await unread(member)).toBe(1);
  });

  test('has nothing from before the sign-up, and each person has a mark of their own', async () => {
    const [one, two] = [await newcomer(), await newcomer()];
    await tellAll('обоим');
    const [told] = await list(one);
    await one.client.call(markRead, { body: { upTo: told?.id ?? newId(app.clock.now()) } });
    expect([await unread(one), await unread(two)]).toEqual([0, 1]);
    expect(await unread(await app.signUp())).toBe(0);
  });
});

test('open pages hear at once of what is for them, and nobody else does', async () => {
  const [member, other] = [await newcomer(), await app.signUp()];
  const [sockets, foreign] = [[await member.client.listen(), await member.client.listen()], await other.client.listen()];
  await tellAll('всем');
  for (const socket of sockets) await socket.next('notifications.changed');
  await tell(member, 'лично');
  for (const socket of sockets) await socket.next('notifications.changed');
  expect(foreign.events.map(({ type }) => type)).toEqual(['ready']);
  for (const socket of [...sockets, foreign]) socket.close();
});

test('who is told much at once is hinted once', async () => {
  const member = await newcomer();
  const socket = await member.client.listen();
  const titles = ['раз', 'два', 'три'];
  await app.ground.transaction(app.clock.now(), async (tx) => {
    await notifyOrganizations(
      tx,
      titles.map((title) => ({ organizationId: union.id, content: news(title) })),
    );
    await notifyEach(
      tx,
      titles.map((title) => ({ personId: member.personId, organizationId: union.id, content: news(title) })),
    );
  });
  await tell(member, 'последнее');
  for (const _ of ['organization', 'each', 'last']) await socket.next('notifications.changed');
  expect(await unread(member)).toBe(7);
  expect(socket.events.filter(({ type }) => type === 'notifications.changed')).toEqual([]);
  socket.close();
});
