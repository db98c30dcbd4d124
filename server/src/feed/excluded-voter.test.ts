import { afterAll, beforeAll, expect, it } from 'vitest';
import { getPost, vote } from '#contract/feed';
import { excludeMember } from '#contract/members';
import { type FeedWorld, openFeedWorld, poll } from '#test/feed-world.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

const DAY = 24 * 3_600_000;

it('keeps the votes of a member who is excluded, in running and in closed polls', async () => {
  const endsAt = new Date(world.app.clock.now().getTime() + DAY).toISOString();
  const posts = [
    await world.publish({ poll: poll({ endsAt }) }),
    await world.publish({ poll: poll({ endsAt, anonymous: true }) }),
    await world.publish({ poll: poll() }),
  ];
  const pollOf = async ({ id }: { id: (typeof posts)[number]['id'] }) =>
    (await world.admin.client.call(getPost, { params: { ...world.params, postId: id } })).poll;
  for (const post of posts) {
    const [first] = post.poll?.options ?? [];
    if (first === undefined) throw new Error('A poll without options');
    const input = { params: { ...world.params, postId: post.id }, body: { options: [first.id] } };
    for (const who of [world.member, world.other]) await who.client.call(vote, input);
  }
  world.app.clock.advance(2 * DAY);
  const before = await Promise.all(posts.map(pollOf));
  expect(before.map((of) => of?.voters)).toEqual([2, 2, 2]);
  const params = { ...world.params, memberId: world.member.memberId };
  await world.admin.client.call(excludeMember, { params, body: { reason: 'Вышел из профсоюза' } });
  expect(await Promise.all(posts.map(pollOf))).toEqual(before);
  expect(before.map((of) => of?.options[0]?.votes)).toEqual([2, 2, 2]);
});
