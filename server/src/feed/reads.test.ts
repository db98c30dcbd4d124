import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPost, listPlannedPosts, listPosts, type Post, vote } from '#contract/feed';
import { type FeedWorld, openFeedWorld, poll, scopeOf } from '#test/feed-world.ts';
import { listPosts as readPosts } from './reads.ts';
import type { FeedTables } from './tables.ts';

let world: FeedWorld;
const published: Post[] = [];
beforeAll(async () => {
  world = await openFeedWorld();
  for (let index = 0; index < 12; index += 1) {
    const pinned = index === 2 || index === 7;
    published.push(
      await world.publish({ title: `${index}`, pinned, attachments: [await world.upload()], poll: index % 3 === 0 ? poll() : null }),
    );
    // Several in the same instant: the id breaks the tie.
    if (index % 4 !== 0) world.app.clock.advance(1_000);
  }
});
afterAll(() => world.app.stop());

const ORDER = ['7', '2', '11', '10', '9', '8', '6', '5', '4', '3', '1', '0'];
const walk = async (limit: number) => {
  const titles: string[] = [];
  let after: string | undefined;
  do {
    const page = await world.member.client.call(listPosts, {
      params: world.params,
      query: { limit, ...(after === undefined ? {} : { after }) },
    });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    titles.push(...page.items.map(({ title }) => title));
    after = page.next;
  } while (after !== undefined);
  return titles;
};

test('pinned ones come first, then the newest, each once at any page length', async () => {
  for (const limit of [1, 3, 5, 12, 200]) expect(await walk(limit)).toEqual(ORDER);
});

test('a post published while one reads does not shift the next page', async () => {
  const query = { limit: 4 };
  const first = await world.member.client.call(listPosts, { params: world.params, query });
  const fresh = await world.publish({ title: 'свежее' });
  const second = await world.member.client.call(listPosts, { params: world.params, query: { ...query, after: first.next ?? '' } });
  expect(second.items.map(({ title }) => title)).toEqual(ORDER.slice(4, 8));
  await sql`delete from posts where id = ${fresh.id}`.execute(world.app.db);
});

test('a page costs three queries, whatever its length and however many polls and files it has', async () => {
  let queries = 0;
  const counted = world.app.db.withTables<FeedTables>().withPlugin({
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  for (const limit of [1, 12]) {
    queries = 0;
    const page = await readPosts(counted as never, scopeOf(world), { params: world.params, query: { limit } });
    expect(page.items).toHaveLength(limit);
    expect(queries).toBe(3);
  }
});

test('says who may publish, and what may be done with each post', async () => {
  const [member, admin] = [world.member, world.admin].map(({ client }) => client.call(listPosts, { params: world.params, query: {} }));
  expect((await member)?.can).toEqual({ publish: false });
  expect((await admin)?.can).toEqual({ publish: true });
  const [asked] = (await member)?.items.filter(({ type }) => type === 'poll') ?? [];
  expect(asked?.can).toEqual({ edit: false, delete: false, vote: true, comment: true });
});

test('one’s own votes are in the list and in the post, nobody else’s', async () => {
  const post = published[0];
  const option = post?.poll?.options[1];
  if (post === undefined || option === undefined) throw new Error('No poll');
  const ofPost = { organizationId: world.organizationId, postId: post.id };
  await world.member.client.call(vote, { params: ofPost, body: { options: [option.id] } });
  for (const { who, chosen } of [
    { who: world.member, chosen: [option.id] },
    { who: world.other, chosen: [] },
  ]) {
    const page = await who.client.call(listPosts, { params: world.params, query: {} });
    const listed = page.items.find(({ id }) => id === post.id);
    expect(listed?.poll).toMatchObject({ voted: chosen.length > 0, chosen, voters: 1 });
    expect(await who.client.call(getPost, { params: ofPost })).toEqual(listed);
  }
});

test('planned ones come nearest first, by pages', async () => {
  const { app, admin, params } = world;
  const at = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString();
  for (const hours of [5, 1, 3, 1]) await world.publish({ title: `через ${hours}`, publishAt: at(hours) });
  const first = await admin.client.call(listPlannedPosts, { params, query: { limit: 3 } });
  expect(first.items.map(({ title }) => title)).toEqual(['через 1', 'через 1', 'через 3']);
  const second = await admin.client.call(listPlannedPosts, { params, query: { limit: 3, after: first.next ?? '' } });
  expect(second.items.map(({ title }) => title)).toEqual(['через 5']);
  expect(second.next).toBeUndefined();
});

test('strangers read nothing, and a made-up cursor is refused', async () => {
  const { app, stranger, member, params, strangersOrganizationId } = world;
  expect(await app.visitor().refusal(listPosts, { params, query: {} })).toBe('unauthenticated');
  expect(await stranger.client.refusal(listPosts, { params, query: {} })).toBe('not_found');
  expect((await stranger.client.call(listPosts, { params: { organizationId: strangersOrganizationId }, query: {} })).items).toEqual([]);
  const cursors = [
    [true, 'вчера', published[0]?.id],
    [1, new Date(0).toISOString(), published[0]?.id],
    [true, '0000-01-01T00:00:00.000Z', 'x'],
    [],
  ];
  for (const values of ['чушь', ...cursors.map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url'))]) {
    expect(await member.client.refusal(listPosts, { params, query: { after: values } })).toBe('bad_request');
  }
});
