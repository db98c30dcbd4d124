import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editPost, getPost, listPosts, markSeen, type Post, publishPost, vote } from '#contract/feed';
import { readFile } from '#contract/files';
import { addToGroup, createGroup, deleteGroup, type Group, removeFromGroup } from '#contract/groups';
import { countUnread, listNotifications, markRead } from '#contract/notifications';
import { type FeedWorld, openFeedWorld, poll } from '#test/feed-world.ts';
import type { Signed } from '#test/harness.ts';
import { publishDuePosts } from './jobs.ts';

let world: FeedWorld;
let group: Group;
let groups = 0;

beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());
beforeEach(async () => {
  world.app.clock.advance(1_000);
  group = await make({ ids: [world.member.memberId] });
});

const make = (target: { ids: FeedWorld['member']['memberId'][] } | null) => {
  groups += 1;
  return world.admin.client.call(createGroup, { params: world.params, body: { name: `Группа ${groups}`, of: { target } } });
};
const of = (post: Post) => ({ ...world.params, postId: post.id });
const titles = async (whom: Signed) =>
  (await whom.client.call(listPosts, { params: world.params, query: {} })).items.map((post) => post.title);
const told = async (whom: Signed) =>
  (await whom.client.call(listNotifications, { query: {} })).items.flatMap(({ content }) => ('title' in content ? content.title : []));
const unread = async (whom: Signed) => (await whom.client.call(countUnread, {})).count;
const read = async (whom: Signed) => {
  const [newest] = (await whom.client.call(listNotifications, { query: {} })).items;
  if (newest !== undefined) await whom.client.call(markRead, { body: { upTo: newest.id } });
};
const edit = (post: Post, audience: Group['id'][] | null | undefined, rest = {}) =>
  world.admin.client.send(editPost, { params: of(post), body: { title: post.title, version: post.version, audience, ...rest } });

describe('a publication for a group', () => {
  it('is seen by those in it and by administrators, in the list, by its address and by the bell', async () => {
    await read(world.other);
    await read(world.member);
    const post = await world.publish({ title: 'Только своим', audience: [group.id] });
    expect(post.audience).toEqual([{ id: group.id, name: group.name }]);
    expect(await titles(world.member)).toContain('Только своим');
    expect(await titles(world.admin)).toContain('Только своим');
    expect(await titles(world.other)).not.toContain('Только своим');
    expect(await world.member.client.call(getPost, { params: of(post) })).toMatchObject({ audience: null });
    expect(await world.other.client.refusal(getPost, { params: of(post) })).toBe('not_found');
    expect([await unread(world.member), await unread(world.other)]).toEqual([1, 0]);
    expect(await told(world.member)).toContain('Только своим');
    expect(await told(world.admin)).toContain('Только своим');
    expect(await told(world.other)).not.toContain('Только своим');
  });

  it('is seen from the moment one is in the group, and not after', async () => {
    const post = await world.publish({ title: 'Пришедшим позже', audience: [group.id] });
    const target = { ids: [world.other.memberId] };
    const params = { ...world.params, groupId: group.id };
    await world.admin.client.call(addToGroup, { params, body: { target } });
    expect(await world.other.client.call(getPost, { params: of(post) })).toMatchObject({ title: 'Пришедшим позже' });
    await world.admin.client.call(removeFromGroup, { params, body: { target } });
    expect(await world.other.client.refusal(getPost, { params: of(post) })).toBe('not_found');
    expect(await told(world.other)).not.toContain('Пришедшим позже');
  });

  it('takes votes and views from those in it alone, and keeps its numbers from the rest', async () => {
    const post = await world.publish({ title: 'Голосуют свои', audience: [group.id], poll: poll() });
    const [option] = post.poll?.options ?? [];
    if (option === undefined) throw new Error('A poll without options');
    const ballot = { params: of(post), body: { options: [option.id] } };
    expect(await world.other.client.refusal(vote, ballot)).toBe('not_found');
    expect(post.can.vote).toBe(false);
    expect(await world.admin.client.refusal(vote, ballot)).toBe('not_found');
    const [everybody, administrators] = await Promise.all([world.other.client.listen(), world.admin.client.listen()]);
    await world.member.client.call(vote, ballot);
    expect(await everybody.next('feed.voted')).toMatchObject({ postId: post.id, voters: null, votes: null });
    expect(await administrators.next('feed.voted')).toMatchObject({ voters: 1, votes: { [option.id]: 1 } });

    for (const { client } of [world.other, world.member]) await client.call(markSeen, { params: world.params, body: { posts: [post.id] } });
    expect(await administrators.next('feed.seen')).toMatchObject({ views: { [post.id]: 1 } });
    expect(everybody.events.filter((event) => event.type === 'feed.seen')).toEqual([]);
    everybody.close();
    administrators.close();
    const { rows } = await sql<{ member_id: string }>`select member_id from post_views where post_id = ${post.id}`.execute(world.app.db);
    expect(rows).toEqual([{ member_id: world.member.memberId }]);
  });

  it('keeps its files to those who see it', async () => {
    const [shared, hidden, planned] = [await world.upload(), await world.upload(), await world.upload()];
    await world.publish({ attachments: [shared] });
    await world.publish({ attachments: [hidden], audience: [group.id] });
    await world.publish({ attachments: [planned], publishAt: new Date(world.app.clock.now().getTime() + 3_600_000).toISOString() });
    const statusFor = async (whom: Signed, fileId: typeof shared) =>
      (
        await fetch(`${world.app.url}/api/organizations/${world.organizationId}/files/${fileId}/original`, {
          headers: { cookie: whom.client.cookie ?? '' },
        })
      ).status;
    // The rows have no bytes behind them: to be let through reads as a fault of the storage, or as their absence there.
    const check = async (whom: Signed) => {
      const { mayReadAttachment } = await import('./public.ts');
      const scope = { now: world.app.clock.now(), organizationId: world.organizationId, role: 'member' as const, ...whom };
      return Promise.all([shared, hidden, planned].map((id) => mayReadAttachment(world.app.db, scope as never, id)));
    };
    expect(await check(world.member)).toEqual([true, true, false]);
    expect(await check(world.other)).toEqual([true, false, false]);
    expect(await statusFor(world.other, hidden)).toBe(404);
    expect(readFile.scope).toBe('member');
  });

  it('is told when its time comes, to its audience', async () => {
    const publishAt = new Date(world.app.clock.now().getTime() + 60_000).toISOString();
    await world.publish({ title: 'Позже, своим', audience: [group.id], publishAt });
    world.app.clock.advance(61_000);
    await publishDuePosts(world.app.ground);
    expect(await told(world.member)).toContain('Позже, своим');
    expect(await told(world.other)).not.toContain('Позже, своим');
  });
});

describe('the audience of a publication', () => {
  it('of a published one only grows, and those who come to it are told once', async () => {
    const second = await make({ ids: [world.other.memberId, world.member.memberId] });
    const post = await world.publish({ title: 'Расширяется', audience: [group.id] });
    const narrowed = await edit(post, [second.id]);
    expect(narrowed.problem).toMatchObject({ code: 'invalid', fields: { audience: 'audience_narrowed' } });
    expect((await edit(post, undefined)).body.audience).toMatchObject([{ id: group.id }]);
    const wider = await edit({ ...post, version: 1 }, [group.id, second.id]);
    expect(wider.body.audience).toMatchObject([{ id: group.id }, { id: second.id }]);
    const once = async (whom: Signed) => (await told(whom)).filter((title) => title === 'Расширяется').length;
    expect([await once(world.member), await once(world.other), await once(world.admin)]).toEqual([1, 1, 1]);
    expect((await edit({ ...post, version: 2 }, null)).body.audience).toBeNull();
    expect([await once(world.member), await once(world.other), await once(world.admin)]).toEqual([1, 1, 1]);
    expect((await edit({ ...post, version: 3 }, [group.id])).problem.fields).toEqual({ audience: 'audience_narrowed' });
  });

  it('of a planned one is free to choose', async () => {
    const publishAt = new Date(world.app.clock.now().getTime() + 60_000).toISOString();
    const post = await world.publish({ publishAt });
    expect((await edit(post, [group.id], { publishAt })).body.audience).toMatchObject([{ id: group.id }]);
    expect((await edit({ ...post, version: 1 }, null)).body).toMatchObject({ audience: null, planned: false });
  });

  it('is of groups of this organisation, which then cannot be deleted', async () => {
    const elsewhere = { organizationId: world.strangersOrganizationId };
    const theirs = await world.stranger.client.call(createGroup, { params: elsewhere, body: { name: 'Чужая', of: { target: null } } });
    const foreign = await world.admin.client.send(publishPost, { params: world.params, body: { title: 'Чужим', audience: [theirs.id] } });
    expect(foreign.problem).toMatchObject({ code: 'invalid', fields: { audience: 'group_missing' } });
    const params = { ...world.params, groupId: group.id };
    await world.publish({ audience: [group.id] });
    const used = await world.admin.client.send(deleteGroup, { params });
    expect(used.problem).toMatchObject({ code: 'group_used', numbers: ['1'] });
    const [published, deleted] = await Promise.all([
      world.admin.client.send(publishPost, { params: world.params, body: { title: 'Разом', audience: [(await make(null)).id] } }),
      world.admin.client.send(deleteGroup, { params }),
    ]);
    expect([published.status, deleted.status]).toEqual([201, 409]);
  });
});
