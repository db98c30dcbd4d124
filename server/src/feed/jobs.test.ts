import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getPost, listPosts } from '#contract/feed';
import { type FeedWorld, openFeedWorld } from '#test/feed-world.ts';
import { publishDuePosts } from './jobs.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

const MINUTE = 60_000;
const inMinutes = (minutes: number) => new Date(world.app.clock.now().getTime() + minutes * MINUTE).toISOString();
const toldOf = async (postId: string) =>
  (await sql`select 1 from notification_broadcasts where content->>'postId' = ${postId}`.execute(world.app.db)).rows.length;

test('a planned post appears at its time, and not before', async () => {
  const { app, member, params, organizationId } = world;
  const at = inMinutes(10);
  const post = await world.publish({ publishAt: at });
  const ofPost = { organizationId, postId: post.id };
  app.clock.advance(9 * MINUTE);
  await publishDuePosts(app.ground);
  expect(await member.client.refusal(getPost, { params: ofPost })).toBe('not_found');
  expect(await toldOf(post.id)).toBe(0);

  const socket = await member.client.listen();
  app.clock.advance(MINUTE);
  await publishDuePosts(app.ground);
  expect(await member.client.call(getPost, { params: ofPost })).toMatchObject({ planned: false, publishedAt: at, editedAt: null });
  expect((await member.client.call(listPosts, { params, query: {} })).items[0]?.id).toBe(post.id);
  expect(await socket.next('feed.changed')).toMatchObject({ postId: post.id, change: 'published' });
  expect(await toldOf(post.id)).toBe(1);
  socket.close();
});

test('each due post is published once, however many workers look, more than a batch of them too', async () => {
  const { app, organizationId } = world;
  const first = await world.publish({ publishAt: inMinutes(1) });
  // A morning's worth, without a request for each.
  await sql`insert into posts (organization_id, id, author_person_id, author_name, type, title, state, published_at)
    select organization_id, gen_random_uuid(), author_person_id, author_name, type, title, state, published_at
    from posts, generate_series(1, 149) where organization_id = ${organizationId} and id = ${first.id}`.execute(app.db);
  app.clock.advance(5 * MINUTE);
  const before = (await sql`select 1 from notification_broadcasts`.execute(app.db)).rows.length;

  await Promise.all(Array.from({ length: 4 }, () => publishDuePosts(app.ground)));

  const { rows } = await sql<{ count: number }>`select count(*)::int as count from posts where state = 'planned'`.execute(app.db);
  expect(rows[0]?.count).toBe(0);
  expect((await sql`select 1 from notification_broadcasts`.execute(app.db)).rows).toHaveLength(before + 150);
});
