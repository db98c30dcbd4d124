import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deletePost, getPost, markSeen } from '#contract/feed';
import type { MemberId, PostId } from '#contract/ids';
import { newId } from '#server/platform/ids.ts';
import { createLocalBus } from '#server/platform/realtime/bus.ts';
import { type FeedWorld, openFeedWorld } from '#test/feed-world.ts';
import { countViews } from './count-views.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

const reader = () => newId<MemberId>(world.app.clock.now());
const viewsOf = async (postId: PostId) => (await world.admin.client.call(getPost, { params: { ...world.params, postId } })).views;
const openCounter = () => {
  const bus = createLocalBus();
  const heard: unknown[] = [];
  bus.subscribe((topic, event) => heard.push({ topic, event }));
  return { heard, views: countViews({ ...world.app.ground, bus }) };
};

test('each reader counts once, under any number of opens at the same moment in two processes', async () => {
  const [one, two] = [openCounter(), openCounter()];
  const post = await world.publish();
  const readers = Array.from({ length: 50 }, reader);
  for (let round = 0; round < 4; round += 1) {
    for (const { views } of [one, two]) for (const memberId of readers) views.seen(world.organizationId, memberId, [post.id, post.id]);
    await Promise.all([one.views.flush(), two.views.flush()]);
  }
  expect(await viewsOf(post.id)).toBe(50);
  const { rows } = await sql`select 1 from post_views where post_id = ${post.id}`.execute(world.app.db);
  expect(rows).toHaveLength(50);
  await Promise.all([one.views.stop(), two.views.stop()]);
});

test('a flush is one event an organisation, with the new totals of what changed', async () => {
  const { views, heard } = openCounter();
  const [first, second, third] = [await world.publish(), await world.publish(), await world.publish()];
  const again = reader();
  views.seen(world.organizationId, again, [first.id, second.id]);
  views.seen(world.organizationId, reader(), [first.id]);
  await views.flush();
  views.seen(world.organizationId, again, [first.id, third.id]);
  await views.flush();
  const event = { type: 'feed.seen', organizationId: world.organizationId };
  const topic = `organization:${world.organizationId}`;
  expect(heard).toEqual([
    { topic, event: { ...event, views: { [first.id]: 2, [second.id]: 1 } } },
    { topic, event: { ...event, views: { [third.id]: 1 } } },
  ]);
  await views.stop();
});

test('what is planned, deleted, unknown or another organisation’s does not count', async () => {
  const { views, heard } = openCounter();
  const planned = await world.publish({ publishAt: new Date(world.app.clock.now().getTime() + 3_600_000).toISOString() });
  const [gone, theirs] = [await world.publish(), await world.publish()];
  await world.admin.client.call(deletePost, { params: { ...world.params, postId: gone.id } });
  views.seen(world.organizationId, reader(), [planned.id, gone.id, newId<PostId>(world.app.clock.now())]);
  views.seen(world.strangersOrganizationId, reader(), [theirs.id]);
  await views.flush();
  expect(heard).toEqual([]);
  expect(await viewsOf(planned.id)).toBe(0);
  expect(await viewsOf(theirs.id)).toBe(0);
  await views.stop();
});

test('views wait for a database that is away, and stop writes what waits', async () => {
  let away = true;
  const db = world.app.db.withPlugin({
    transformQuery: ({ node }) => {
      if (away) throw new Error('away');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const post = await world.publish();
  const views = countViews({ ...world.app.ground, db, bus: createLocalBus() });
  views.seen(world.organizationId, reader(), [post.id]);
  await views.flush();
  expect(await viewsOf(post.id)).toBe(0);
  away = false;
  await views.stop();
  expect(await viewsOf(post.id)).toBe(1);
});

test('a member’s screen marks publications as seen; opening alone does not, and strangers cannot', async () => {
  const { member, other, params } = world;
  const post = await world.publish();
  const socket = await member.client.listen();
  const input = { params, body: { posts: [post.id] } };
  const answers = await Promise.all([member, member, member, other].map(({ client }) => client.send(markSeen, input)));
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  expect(await socket.next('feed.seen')).toMatchObject({ views: { [post.id]: 2 } });
  expect(await viewsOf(post.id)).toBe(2);
  expect(await world.stranger.client.refusal(markSeen, input)).toBe('not_found');
  expect(await world.app.visitor().refusal(markSeen, input)).toBe('unauthenticated');
  socket.close();
});
