import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Post, vote } from '#contract/feed';
import type { RealtimeEvent } from '#contract/realtime';
import { createLocalBus } from '#server/platform/realtime/bus.ts';
import { type FeedWorld, openFeedWorld, poll, scopeOf } from '#test/feed-world.ts';
import { castVote } from './cast-vote.ts';
import { createFeedPublisher } from './events.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

const listenTo = () => {
  const bus = createLocalBus();
  const heard: { topic: string; event: RealtimeEvent | 'recheck' }[] = [];
  bus.subscribe((topic, event) => heard.push({ topic, event }));
  return { heard, publisher: createFeedPublisher({ ...world.app.ground, bus }) };
};
const crowd = (publisher: ReturnType<typeof listenTo>['publisher'], post: Post, size: number) => {
  const [option] = post.poll?.options ?? [];
  if (option === undefined) throw new Error('No poll');
  const input = { params: { organizationId: world.organizationId, postId: post.id }, body: { options: [option.id] } };
  const cast = castVote(publisher);
  return Promise.all(
    Array.from({ length: size }, () => world.app.ground.transaction(world.app.clock.now(), (tx) => cast(tx, scopeOf(world), input))),
  );
};

test('a burst of votes is one event with the totals after the last commit', async () => {
  const { heard, publisher } = listenTo();
  const post = await world.publish({ poll: poll() });
  await crowd(publisher, post, 40);
  await publisher.flush();
  const [first, ...rest] = post.poll?.options.map(({ id }) => id) ?? [];
  expect(heard.at(-1)).toEqual({
    topic: `organization:${world.organizationId}`,
    event: {
      type: 'feed.voted',
      organizationId: world.organizationId,
      postId: post.id,
      voters: 40,
      votes: Object.fromEntries([[first, 40], ...rest.map((id) => [id, 0])]),
    },
  });
  const told = heard.length;
  await publisher.flush();
  expect(heard).toHaveLength(told);
  await publisher.stop();
});

test('a refused or rolled back vote tells nobody', async () => {
  const { heard, publisher } = listenTo();
  const post = await world.publish({ poll: poll() });
  const input = { params: { organizationId: world.organizationId, postId: post.id }, body: { options: [post.id as never] } };
  await expect(world.app.ground.transaction(world.app.clock.now(), (tx) => castVote(publisher)(tx, scopeOf(world), input))).rejects.toThrow(
    'invalid',
  );
  await publisher.stop();
  expect(heard).toEqual([]);
});

test('the event of an anonymous poll keeps its numbers back while they are few', async () => {
  const { heard, publisher } = listenTo();
  const post = await world.publish({ poll: poll({ anonymous: true }) });
  await crowd(publisher, post, 4);
  await publisher.flush();
  expect(heard.at(-1)?.event).toMatchObject({ voters: 4, votes: null });
  await crowd(publisher, post, 1);
  await publisher.flush();
  expect(heard.at(-1)?.event).toMatchObject({ voters: 5, votes: expect.objectContaining({ [post.poll?.options[0]?.id ?? '']: 5 }) });
  expect(JSON.stringify(heard)).not.toMatch(/member/);
  await publisher.stop();
});

test('what could not be read is told once the database is back', async () => {
  const bus = createLocalBus();
  const heard: unknown[] = [];
  bus.subscribe((_topic, event) => heard.push(event));
  let away = true;
  const db = world.app.db.withPlugin({
    transformQuery: ({ node }) => {
      if (away) throw new Error('away');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const post = await world.publish({ poll: poll() });
  const publisher = createFeedPublisher({ ...world.app.ground, bus, db });
  publisher.voted(world.organizationId, post.id);
  await publisher.flush();
  expect(heard).toEqual([]);
  away = false;
  await publisher.stop();
  expect(heard).toMatchObject([{ type: 'feed.voted', postId: post.id, voters: 0 }]);
});

test('members hear of a vote through their sockets, strangers do not', async () => {
  const [member, stranger] = [await world.member.client.listen(), await world.stranger.client.listen()];
  const post = await world.publish({ poll: poll() });
  const [option] = post.poll?.options ?? [];
  await world.other.client.call(vote, {
    params: { organizationId: world.organizationId, postId: post.id },
    body: { options: option ? [option.id] : [] },
  });
  expect(await member.next('feed.voted')).toMatchObject({ postId: post.id, voters: 1 });
  expect(stranger.events.map(({ type }) => type)).toEqual(['ready']);
  member.close();
  stranger.close();
});
