import { afterAll, beforeAll, expect, test } from 'vitest';
import { getReading, markSeen } from '#contract/feed';
import { createGroup } from '#contract/groups';
import { type FeedWorld, openFeedWorld } from '#test/feed-world.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

test('the share of members who have seen the newest publications for everybody', async () => {
  const { admin, member, params, publish } = world;
  const reading = () => admin.client.call(getReading, { params });
  expect(await reading()).toEqual({ posts: 0, share: null });

  const first = await publish();
  await publish({ pinned: true });
  const body = { name: 'Совет', of: { target: { ids: [member.memberId] } } };
  const group = await admin.client.call(createGroup, { params, body });
  await publish({ audience: [group.id] });
  expect(await reading()).toEqual({ posts: 2, share: 0 });

  await member.client.call(markSeen, { params, body: { posts: [first.id] } });
  // Views are stored once a second. Three members, two publications, one reader.
  await expect.poll(async () => (await reading()).share).toBeCloseTo(1 / 6);
  expect(await member.client.refusal(getReading, { params })).toBe('not_found');
});
