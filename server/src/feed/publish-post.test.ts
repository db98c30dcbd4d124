import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deletePost, editPost, getPost, listPlannedPosts, listPosts, MAX_OPTIONS, publishPost } from '#contract/feed';
import { listNotifications } from '#contract/notifications';
import { type FeedWorld, openFeedWorld, poll } from '#test/feed-world.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(world.app.clock.now().getTime() + hours * HOUR).toISOString();
const posts = async () => (await sql`select * from posts`.execute(world.app.db)).rows;
const refused = async (body: Record<string, unknown>) => {
  const before = (await posts()).length;
  const { status, problem } = await world.admin.client.send(publishPost, {
    params: world.params,
    body: { title: 'Собрание', ...body } as never,
  });
  expect(await posts()).toHaveLength(before);
  return { status, code: problem.code, fields: problem.fields };
};

test('a news item is answered, shown to members, told to them and journalled', async () => {
  const { app, member, params } = world;
  const socket = await member.client.listen();
  const body = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'В 18:00' }] }] };
  const files = [await world.upload(), await world.upload()];

  const post = await world.publish({ title: '  Собрание  ', body, attachments: files, pinned: true });

  expect(post).toMatchObject({
    title: 'Собрание',
    type: 'news',
    body,
    authorName: 'Вяземская Ирина',
    publishedAt: app.clock.now().toISOString(),
    planned: false,
    editedAt: null,
    pinned: true,
    views: 0,
    version: 0,
    poll: null,
    can: { edit: true, delete: true, vote: false },
  });
  expect(post.attachments.map(({ id, state }) => [id, state])).toEqual(files.map((id) => [id, 'claimed']));
  expect(await socket.next('feed.changed')).toMatchObject({ postId: post.id, change: 'published' });
  await socket.next('notifications.changed');
  const told = await member.client.call(listNotifications, { query: {} });
  expect(told.items[0]).toMatchObject({
    content: { kind: 'feed.published', postId: post.id, postType: 'news', title: 'Собрание' },
    unread: true,
  });
  const page = await member.client.call(listPosts, { params, query: {} });
  expect(page.items[0]).toEqual({ ...post, can: { edit: false, delete: false, vote: false, comment: true } });
  const { rows } =
    await sql`select actor_person_id, details from audit_entries where action = 'feed.publish' and subject_id = ${post.id}`.execute(app.db);
  expect(rows).toEqual([{ actor_person_id: world.admin.personId, details: { type: 'news', planned: false } }]);
  socket.close();
});

test('a poll comes with its options in order and a tally of zeros', async () => {
  const endsAt = inHours(24);
  const post = await world.publish({ poll: poll({ endsAt, multiple: true }) });
  expect(post).toMatchObject({
    type: 'poll',
    can: { vote: true },
    poll: { anonymous: false, multiple: true, endsAt, ended: false, voted: false, chosen: [], voters: 0 },
  });
  expect(post.poll?.options.map(({ text, votes }) => [text, votes])).toEqual([
    ['За', 0],
    ['Против', 0],
    ['Воздержусь', 0],
  ]);
});

test('a planned one is the administrators’ alone, and nobody is told', async () => {
  const { member, admin, params, organizationId } = world;
  const [members, admins] = [await member.client.listen(), await admin.client.listen()];
  const before = await member.client.call(listNotifications, { query: {} });
  const post = await world.publish({ title: 'Сюрприз', publishAt: inHours(2) });

  expect(post).toMatchObject({ planned: true, publishedAt: inHours(2) });
  const ofPost = { organizationId, postId: post.id };
  expect(await admin.client.call(getPost, { params: ofPost })).toMatchObject({ id: post.id });
  expect((await admin.client.call(listPlannedPosts, { params, query: {} })).items.map(({ id }) => id)).toContain(post.id);
  expect(await member.client.refusal(getPost, { params: ofPost })).toBe('not_found');
  expect(await member.client.refusal(listPlannedPosts, { params, query: {} })).toBe('not_found');
  expect((await member.client.call(listPosts, { params, query: {} })).items.map(({ id }) => id)).not.toContain(post.id);
  expect(await member.client.call(listNotifications, { query: {} })).toEqual(before);
  expect(await admins.next('feed.changed')).toMatchObject({ postId: post.id });
  expect(members.events.filter(({ type }) => type === 'feed.changed')).toEqual([]);
  members.close();
  admins.close();
});

test('times that make no sense are refused by field', async () => {
  expect(await refused({ poll: poll({ endsAt: inHours(0) }) })).toEqual({
    status: 422,
    code: 'invalid',
    fields: { 'poll.endsAt': 'date_early' },
  });
  expect(await refused({ publishAt: inHours(-1) })).toMatchObject({ code: 'invalid', fields: { publishAt: 'date_early' } });
  expect(await refused({ publishAt: inHours(24 * 400) })).toMatchObject({ code: 'invalid', fields: { publishAt: 'date_far' } });
  expect(await refused({ poll: poll({ endsAt: '9999-12-31T23:59:59-10:00' }) })).toMatchObject({ fields: { 'poll.endsAt': 'date_far' } });
  expect(await refused({ publishAt: inHours(3), poll: poll({ endsAt: inHours(2) }) })).toMatchObject({
    fields: { 'poll.endsAt': 'date_early' },
  });
});

test('fields out of bounds are refused by field', async () => {
  expect(await refused({ title: '   ' })).toMatchObject({ code: 'invalid', fields: { title: 'too_small' } });
  const options = Array.from({ length: MAX_OPTIONS + 1 }, (_, index) => ({ text: `${index}` }));
  expect(await refused({ poll: poll({ options }) })).toMatchObject({ code: 'invalid', fields: { 'poll.options': 'too_big' } });
  expect(await refused({ poll: poll({ options: [{ text: 'Одно' }] }) })).toMatchObject({ fields: { 'poll.options': 'too_small' } });
});

test('rich text that could act is refused', async () => {
  const text = (mark: unknown) => ({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'сюда', marks: [mark] }] }],
  });
  const hostile = [
    '<script>alert(1)</script>',
    { type: 'doc', content: [{ type: 'html', content: '<script>' }] },
    { type: 'doc', content: [{ type: 'image', attrs: { src: 'x', onerror: 'alert(1)' } }] },
    text({ type: 'link', attrs: { href: 'javascript:alert(1)' } }),
    text({ type: 'link', attrs: { href: ' javascript:alert(1)' } }),
    text({ type: 'link', attrs: { href: 'data:text/html,<script>alert(1)</script>' } }),
    text({ type: 'link', attrs: { href: '//evil.example' } }),
    text({ type: 'iframe', attrs: { src: 'https://evil.example' } }),
  ];
  for (const body of hostile) expect(await refused({ body })).toMatchObject({ status: 422, code: 'invalid' });
});

test('marks and attributes beyond the whitelist are not stored', async () => {
  const link = { type: 'link', attrs: { href: 'https://example.org', onclick: 'alert(1)', target: '_top' } };
  const body = {
    type: 'doc',
    onload: 'x',
    content: [{ type: 'paragraph', style: 'x', content: [{ type: 'text', text: 'а', marks: [link] }] }],
  };
  const post = await world.publish({ body: body as never });
  expect(JSON.stringify(post.body)).not.toMatch(/onclick|target|onload|style/);
});

test('files that are not one’s own finished uploads are refused, and the others stay free', async () => {
  const [mine, theirs] = [await world.upload(), await world.upload(world.other)];
  expect(await refused({ attachments: [mine, theirs] })).toEqual({
    status: 422,
    code: 'file_missing',
    fields: { 'attachments.1': 'file_missing' },
  });
  expect(await world.publish({ attachments: [mine, mine] })).toMatchObject({ attachments: [{ id: mine }] });
  expect(await refused({ attachments: [mine] })).toMatchObject({ code: 'file_missing' });
});

test('a retry with its key publishes once', async () => {
  const { admin, params } = world;
  const input = { params, body: { title: 'Один раз' } };
  const answers = await Promise.all(Array.from({ length: 10 }, () => admin.client.send(publishPost, input, { key: 'publish-once-1' })));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect((await posts()).filter((post) => (post as { title: string }).title === 'Один раз')).toHaveLength(1);
});

test('what the server decides cannot be sent', async () => {
  const { member, stranger, strangersOrganizationId } = world;
  const sent = {
    id: member.memberId,
    organizationId: strangersOrganizationId,
    organization_id: strangersOrganizationId,
    author_person_id: stranger.personId,
    authorName: 'Кто-то',
    state: 'planned',
    version: 7,
    views: 1_000,
    editedAt: inHours(0),
  };
  const post = await world.publish(sent as never);
  expect(post).toMatchObject({
    organizationId: world.organizationId,
    authorName: 'Вяземская Ирина',
    version: 0,
    views: 0,
    planned: false,
    editedAt: null,
  });
  expect(post.id).not.toBe(member.memberId);
});

test('others than administrators of this organisation can do none of it', async () => {
  const { app, params, organizationId, member, stranger, strangersOrganizationId } = world;
  const post = await world.publish();
  const ofPost = { organizationId, postId: post.id };
  const before = await posts();
  for (const { client, code } of [
    { client: app.visitor(), code: 'unauthenticated' },
    { client: member.client, code: 'not_found' },
    { client: stranger.client, code: 'not_found' },
  ]) {
    expect(await client.refusal(publishPost, { params, body: { title: 'Чужое' } })).toBe(code);
    expect(await client.refusal(editPost, { params: ofPost, body: { title: 'Чужое', version: 0 } })).toBe(code);
    expect(await client.refusal(deletePost, { params: ofPost })).toBe(code);
  }
  // The other organisation's own address, with this one's post in it.
  const across = { organizationId: strangersOrganizationId, postId: post.id };
  expect(await stranger.client.refusal(getPost, { params: across })).toBe('not_found');
  expect(await stranger.client.refusal(editPost, { params: across, body: { title: 'Чужое', version: 0 } })).toBe('not_found');
  expect(await stranger.client.refusal(deletePost, { params: across })).toBe('not_found');
  expect(await posts()).toEqual(before);
});
