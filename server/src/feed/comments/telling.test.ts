import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deletePost, type Post, publishPost } from '#contract/feed';
import { createGroup } from '#contract/groups';
import type { GroupId, PostCommentId } from '#contract/ids';
import { demoteMember, excludeMember } from '#contract/members';
import { countUnread, listNotifications, markRead } from '#contract/notifications';
import { eraseAccount, exportOwnData } from '#contract/personal-data';
import { addPostComment, deletePostComment, editPostComment, listPostComments } from '#contract/post-comments';
import type { RealtimeEvent } from '#contract/realtime';
import { createLocalBus } from '#server/platform/realtime/bus.ts';
import { type FeedWorld, openFeedWorld, scopeOf } from '#test/feed-world.ts';
import { PASSWORD, type Signed } from '#test/harness.ts';
import { createFeedPublisher } from '../events.ts';
import { addComment } from './add-comment.ts';

let world: FeedWorld;
let group: GroupId;
beforeAll(async () => {
  world = await openFeedWorld();
  const body = { name: 'Совет', of: { target: { ids: [world.member.memberId] } } };
  group = (await world.admin.client.call(createGroup, { params: world.params, body })).id;
});
afterAll(() => world.app.stop());
beforeEach(async () => {
  world.app.clock.advance(25 * 3_600_000);
  for (const who of [world.admin, world.member, world.other]) await read(who);
});

const of = ({ id }: Post) => ({ ...world.params, postId: id });
const add = (who: Signed, post: Post, text: string, replyTo: PostCommentId | null = null) => {
  world.app.clock.advance(7_000);
  return who.client.call(addPostComment, { params: of(post), body: { text, replyTo } });
};
const notes = async (who: Signed) =>
  (await who.client.call(listNotifications, { query: {} })).items.flatMap(({ content, unread, createdAt }) =>
    content.kind === 'feed.commented' || content.kind === 'feed.replied' ? [{ ...content, unread, createdAt }] : [],
  );
const unread = async (who: Signed) => (await who.client.call(countUnread, {})).count;
const read = async (who: Signed) => {
  const [newest] = (await who.client.call(listNotifications, { query: {} })).items;
  if (newest !== undefined) await who.client.call(markRead, { body: { upTo: newest.id } });
};

describe('the bell', () => {
  it('tells the author of a publication in one entry that counts while it is unread, and in a new one afterwards', async () => {
    const post = await world.publish({ title: 'Субботник' });
    await read(world.admin);
    await add(world.admin, post, 'Пишите здесь');
    expect(await unread(world.admin)).toBe(0);
    for (const text of ['Раз', 'Два', 'Три']) await add(world.member, post, text);
    const told = { kind: 'feed.commented', postId: post.id, title: 'Субботник' };
    const last = world.app.clock.now().toISOString();
    expect((await notes(world.admin)).filter(({ postId }) => postId === post.id)).toEqual([
      { ...told, count: 3, unread: true, createdAt: last },
    ]);
    expect(await unread(world.admin)).toBe(1);
    await read(world.admin);
    await add(world.other, post, 'Четыре');
    expect((await notes(world.admin)).filter(({ postId }) => postId === post.id)).toMatchObject([
      { count: 1, unread: true },
      { count: 3, unread: false },
    ]);
    expect(await unread(world.other)).toBe(1); // of the publication itself
  });

  it('makes one entry of many at once', async () => {
    const post = await world.publish();
    await read(world.admin);
    const wave = () => Promise.all([0, 1, 2, 3].map((turn) => add(turn % 2 === 0 ? world.member : world.other, post, `${turn}`)));
    await wave();
    await wave();
    expect(await unread(world.admin)).toBe(1);
    expect((await notes(world.admin))[0]).toMatchObject({ count: 8, unread: true });
  });

  it('keeps publications apart, and tells nobody of an edit or a deletion', async () => {
    const [one, other] = [await world.publish(), await world.publish()];
    await read(world.admin);
    const comment = await add(world.member, one, 'Здесь');
    await add(world.member, other, 'И там');
    expect(await unread(world.admin)).toBe(2);
    await world.member.client.call(editPostComment, { params: { ...of(one), commentId: comment.id }, body: { text: 'Здесь же' } });
    await world.member.client.call(deletePostComment, { params: { ...of(one), commentId: comment.id } });
    expect((await notes(world.admin)).slice(0, 2).map(({ count }) => count)).toEqual([1, 1]);
  });

  it('tells whoever is answered, and the author of the publication of the same comment once', async () => {
    const post = await world.publish({ title: 'Вопрос' });
    for (const who of [world.admin, world.member, world.other]) await read(who);
    const asked = await add(world.member, post, 'Когда?');
    const own = await add(world.member, post, 'Во сколько?', asked.id);
    expect(await unread(world.member)).toBe(0);
    await add(world.admin, post, 'В шесть', asked.id);
    await add(world.other, post, 'В семь', own.id);
    expect(await notes(world.member)).toMatchObject([{ kind: 'feed.replied', postId: post.id, count: 2, unread: true }]);
    await read(world.admin);
    const said = await add(world.admin, post, 'Решено');
    await add(world.other, post, 'Хорошо', said.id);
    expect((await notes(world.admin)).filter((note) => note.unread)).toMatchObject([{ kind: 'feed.replied', count: 1 }]);
    expect(JSON.stringify(await notes(world.admin))).not.toContain('Хорошо');
  });

  it('tells nobody who does not see the publication any more', async () => {
    const head = await world.app.member(world.organization, 'head');
    const scribe = await world.app.member(world.organization, 'administrator');
    const body = { title: 'Совету', audience: [group] };
    const post = await scribe.client.call(publishPost, { params: world.params, body });
    await read(scribe);
    await add(world.member, post, 'Пока видит');
    expect(await unread(scribe)).toBe(1);
    await read(scribe);
    await head.client.call(demoteMember, { params: { ...world.params, memberId: scribe.memberId }, body: { from: 'administrator' } });
    await read(scribe);
    await add(world.member, post, 'Уже не видит');
    expect(await unread(scribe)).toBe(0);
    await world.admin.client.call(excludeMember, { params: { ...world.params, memberId: scribe.memberId }, body: { reason: 'Переезд' } });
    await read(scribe);
    await add(world.member, post, 'И вовсе исключён');
    expect(await unread(scribe)).toBe(0);
  });
});

describe('those who have it open', () => {
  const listenTo = () => {
    const bus = createLocalBus();
    const heard: { topic: string; event: RealtimeEvent | 'recheck' }[] = [];
    bus.subscribe((topic, event) => heard.push({ topic, event }));
    return { heard, publisher: createFeedPublisher({ ...world.app.ground, bus }) };
  };

  it('hear the number and that there is something new, once for a burst', async () => {
    const { heard, publisher } = listenTo();
    const post = await world.publish();
    const input = { params: of(post), body: { text: 'Я!', replyTo: null } };
    const scope = () => scopeOf(world, { memberId: world.member.memberId });
    for (let turn = 0; turn < 5; turn += 1)
      await world.app.ground.transaction(world.app.clock.now(), (tx) => addComment(publisher)(tx, scope(), input));
    await publisher.flush();
    const about = { organizationId: world.organizationId, postId: post.id };
    const topic = `organization:${world.organizationId}`;
    expect(heard).toEqual([
      { topic, event: { type: 'feed.commented', ...about, comments: 5 } },
      { topic, event: { type: 'feed.thread', ...about, change: 'added' } },
    ]);
    publisher.commented(world.organizationId, post.id, 'changed');
    publisher.commented(world.organizationId, post.id, 'added');
    await publisher.flush();
    expect(heard.at(-1)?.event).toMatchObject({ type: 'feed.thread', change: 'changed' });
    await publisher.stop();
  });

  it('hear no number of what is for some groups, unless they are administrators; of a deleted one nothing', async () => {
    const { heard, publisher } = listenTo();
    const post = await world.publish({ audience: [group] });
    publisher.commented(world.organizationId, post.id, 'added');
    await publisher.flush();
    expect(heard).toMatchObject([
      { topic: `admins:${world.organizationId}`, event: { type: 'feed.commented', comments: 0 } },
      { topic: `organization:${world.organizationId}`, event: { type: 'feed.commented', comments: null } },
      { topic: `organization:${world.organizationId}`, event: { type: 'feed.thread' } },
    ]);
    await world.admin.client.call(deletePost, { params: of(post) });
    publisher.commented(world.organizationId, post.id, 'changed');
    const told = heard.length;
    await publisher.flush();
    expect(heard).toHaveLength(told);
    await publisher.stop();
  });

  it('are reached over the socket', async () => {
    const post = await world.publish();
    const ear = await world.other.client.listen();
    await add(world.member, post, 'Слышно?');
    // What was said in other tests may still be on its way.
    const next = async (type: 'feed.commented' | 'feed.thread') => {
      for (;;) {
        const event = await ear.next(type);
        if (event.postId === post.id) return event;
      }
    };
    expect(await next('feed.commented')).toMatchObject({ comments: 1 });
    expect(await next('feed.thread')).toMatchObject({ change: 'added' });
    ear.close();
  });
});

describe('personal data', () => {
  it('one’s own comments are in the export; after an erasure they stay, nobody’s', async () => {
    const post = await world.publish({ title: 'Память' });
    const leaver = await world.app.member(world.organization, 'member', { lastName: 'Ятребовская', firstName: 'Яна' });
    const comment = await add(leaver, post, 'Было хорошо');
    const answer = await add(world.other, post, 'Да', comment.id);
    expect(answer.replyTo?.quoted?.author.name).toBe('Ятребовская Яна');
    const headers = { cookie: leaver.client.cookie ?? '' };
    const exported = await (await fetch(`${world.app.url}${exportOwnData.path}?format=html`, { headers })).text();
    expect(exported).toContain('Ваши комментарии к публикациям');
    expect(exported).toContain('Было хорошо');
    await leaver.client.call(eraseAccount, { body: { password: PASSWORD } });
    const { items } = await world.other.client.call(listPostComments, { params: of(post), query: {} });
    expect(items.map(({ author, text }) => [author.name === '', text])).toEqual([
      [false, 'Да'],
      [true, 'Было хорошо'],
    ]);
    expect(items[0]?.replyTo?.quoted?.author.name).toBe('');
    const { rows } = await sql`select from post_comment_paces where member_id = ${leaver.memberId}`.execute(world.app.db);
    expect(rows).toEqual([]);
  });
});
