import { afterAll, beforeAll, expect, test } from 'vitest';
import { getReading } from '#contract/feed';
import { createGroup } from '#contract/groups';
import { type FeedWorld, openFeedWorld } from '#test/feed-world.ts';
import { countViews } from './count-views.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

test('the share of members who have seen the newest publications for everybody', async () => {
  const { app, admin, member, params, organizationId, publish } = world;
  const reading = () => admin.client.call(getReading, { params });
  expect(await reading()).toEqual({ posts: 0, share: null });

  const first = await publish();
  await publish({ pinned: true });
  const body = { name: 'Совет', of: { target: { ids: [member.memberId] } } };
  const group = await admin.client.call(createGroup, { params, body });
  await publish({ audience: [group.id] });
  expect(await reading()).toEqual({ posts: 2, share: 0 });

  const views = countViews(app.ground);
  views.seen(organizationId, member.memberId, [first.id]);
  await views.stop();
  // Three members, two publications, one reader.
  expect((await reading()).share).toBeCloseTo(1 / 6);
  expect(await member.client.refusal(getReading, { params })).toBe('not_found');
});
