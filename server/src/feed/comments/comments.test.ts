import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deletePost, editPost, getPost, listPosts, type Post } from '#contract/feed';
import { createGroup } from '#contract/groups';
import type { GroupId, PostCommentId } from '#contract/ids';
import { excludeMember } from '#contract/members';
import {
  addPostComment,
  deletePostComment,
  editPostComment,
  listPostComments,
  MAX_POST_COMMENT,
  MAX_POST_COMMENTS_A_DAY,
  MAX_POST_COMMENTS_A_MINUTE,
  MAX_QUOTE,
  type PostComment,
} from '#contract/post-comments';
import { newId } from '#server/platform/ids.ts';
import { type FeedWorld, openFeedWorld } from '#test/feed-world.ts';
import type { Signed } from '#test/harness.ts';

let world: FeedWorld;
let group: GroupId;
beforeAll(async () => {
  world = await openFeedWorld();
  const body = { name: 'Совет', of: { target: { ids: [world.member.memberId] } } };
  group = (await world.admin.client.call(createGroup, { params: world.params, body })).id;
});
afterAll(() => world.app.stop());
// Past the pace of a minute and of a day.
beforeEach(() => world.app.clock.advance(25 * 3_600_000));

const of = ({ id }: Post) => ({ ...world.params, postId: id });
const add = (who: Signed, post: Post, text: string, replyTo: PostCommentId | null = null) =>
  who.client.call(addPostComment, { params: of(post), body: { text, replyTo } });
const refusal = (who: Signed, post: Post, replyTo: PostCommentId | null = null) =>
  who.client.refusal(addPostComment, { params: of(post), body: { text: 'Можно?', replyTo } });
const list = async (who: Signed, post: Post, query = {}) => who.client.call(listPostComments, { params: of(post), query });
const texts = async (who: Signed, post: Post) => (await list(who, post)).items.map(({ text }) => text);
const get = (who: Signed, post: Post) => who.client.call(getPost, { params: of(post) });
const ofComment = (post: Post, { id }: PostComment) => ({ ...of(post), commentId: id });
const change = (who: Signed, post: Post, comment: PostComment, text: string) =>
  who.client.call(editPostComment, { params: ofComment(post, comment), body: { text } });
const remove = (who: Signed, post: Post, comment: PostComment) => who.client.call(deletePostComment, { params: ofComment(post, comment) });
const open = async (post: Post, commentsOpen: boolean | undefined) => {
  const { version } = await get(world.admin, post);
  const body = { title: post.title, version, ...(commentsOpen === undefined ? {} : { commentsOpen }) };
  return world.admin.client.call(editPost, { params: of(post), body });
};
const stored = async (post: Post) => {
  const { rows } = await sql<{ rows: number; kept: number }>`select
    (select count(*)::int from post_comments where post_id = ${post.id}) as rows,
    (select comments from post_view_counts where post_id = ${post.id}) as kept`.execute(world.app.db);
  return rows[0];
};

describe('a comment', () => {
  it('is written by a member, stored as plain text, counted and read by everybody who sees the publication', async () => {
    const post = await world.publish();
    expect(post).toMatchObject({ comments: 0, commentsOpen: true, can: { comment: true } });
    const comment = await add(world.member, post, '  Приду.\r\n<b>Смотрите</b> https://example.org \u0007 ');
    expect(comment).toMatchObject({
      author: { id: world.member.memberId },
      text: 'Приду.\n<b>Смотрите</b> https://example.org',
      replyTo: null,
      createdAt: world.app.clock.now().toISOString(),
      editedAt: null,
      can: { edit: true, delete: true },
    });
    expect(comment.author.name).not.toBe('');
    expect((await list(world.other, post)).items).toEqual([{ ...comment, can: { edit: false, delete: false } }]);
    expect((await list(world.admin, post)).items).toEqual([{ ...comment, can: { edit: false, delete: true } }]);
    expect(await stored(post)).toEqual({ rows: 1, kept: 1 });
    expect((await get(world.other, post)).comments).toBe(1);
    const { items } = await world.other.client.call(listPosts, { params: world.params, query: {} });
    expect(items.find(({ id }) => id === post.id)?.comments).toBe(1);
  });

  it('is refused when it is empty, too long or names what it may not', async () => {
    const post = await world.publish();
    const send = async (body: object) =>
      (await world.member.client.send(addPostComment, { params: of(post), body: body as never })).problem;
    expect(await send({ text: ' \n ' })).toMatchObject({ code: 'invalid', fields: { text: 'too_small' } });
    expect(await send({ text: 'я'.repeat(MAX_POST_COMMENT + 1) })).toMatchObject({ code: 'invalid', fields: { text: 'too_big' } });
    expect(await send({ text: 'Я', replyTo: 'нет' })).toMatchObject({ code: 'invalid' });
    expect(await stored(post)).toEqual({ rows: 0, kept: 0 });
  });

  it('acts once for one idempotency key', async () => {
    const post = await world.publish();
    const send = () => world.member.client.send(addPostComment, { params: of(post), body: { text: 'Один раз' } }, { key: 'comment-once' });
    const [first, again] = [await send(), await send()];
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await stored(post)).toEqual({ rows: 1, kept: 1 });
  });

  it('answers another one, whose words stand over it until they are deleted', async () => {
    const post = await world.publish();
    const question = await add(world.member, post, 'в'.repeat(MAX_QUOTE + 10));
    const answer = await add(world.other, post, 'Да', question.id);
    expect(answer.replyTo).toEqual({ id: question.id, quoted: { author: question.author, text: 'в'.repeat(MAX_QUOTE) } });
    const elsewhere = await world.publish();
    const lost = await world.member.client.send(addPostComment, {
      params: of(elsewhere),
      body: { text: 'Не туда', replyTo: question.id },
    });
    expect(lost.problem).toMatchObject({ code: 'invalid', fields: { replyTo: 'reply_missing' } });
    await remove(world.member, post, question);
    expect((await list(world.other, post)).items).toMatchObject([{ text: 'Да', replyTo: { id: question.id, quoted: null } }]);
    expect(await refusal(world.member, post, question.id)).toBe('invalid');
  });

  it('pages newest first, each once, while others write', async () => {
    const post = await world.publish();
    for (let number = 1; number <= 7; number += 1) {
      world.app.clock.advance(60_001);
      await add(world.member, post, String(number));
    }
    const first = await list(world.other, post, { limit: 3 });
    await add(world.other, post, '8');
    const second = await list(world.other, post, { limit: 3, after: first.next });
    const third = await list(world.other, post, { limit: 3, after: second.next });
    expect([first, second, third].map(({ items }) => items.map(({ text }) => text))).toEqual([['7', '6', '5'], ['4', '3', '2'], ['1']]);
    expect(third.next).toBeUndefined();
    const wrong = await world.other.client.refusal(listPostComments, { params: of(post), query: { after: 'нет' } });
    expect(wrong).toBe('bad_request');
  });

  it('is edited by who wrote it alone, and says so', async () => {
    const post = await world.publish();
    const comment = await add(world.member, post, 'Приду в шесть');
    world.app.clock.advance(60_000);
    const edited = await change(world.member, post, comment, 'Приду в семь');
    expect(edited).toMatchObject({ id: comment.id, text: 'Приду в семь', editedAt: world.app.clock.now().toISOString() });
    for (const who of [world.other, world.admin])
      expect(await who.client.refusal(editPostComment, { params: ofComment(post, comment), body: { text: 'Чужое' } })).toBe('not_found');
    expect(await texts(world.other, post)).toEqual(['Приду в семь']);
  });

  it('is deleted by who wrote it, and by an administrator, which is journalled', async () => {
    const post = await world.publish();
    const [own, rude] = [await add(world.member, post, 'Своё'), await add(world.member, post, 'Грубость')];
    const params = ofComment(post, rude);
    expect(await world.other.client.refusal(deletePostComment, { params })).toBe('not_found');
    await remove(world.member, post, own);
    await remove(world.admin, post, rude);
    expect(await world.admin.client.refusal(deletePostComment, { params })).toBe('not_found');
    expect(await stored(post)).toEqual({ rows: 0, kept: 0 });
    const { rows } = await sql`select actor_person_id, details from audit_entries
      where action = 'feed.delete-comment' and subject_type = 'post' and subject_id = ${post.id}`.execute(world.app.db);
    expect(rows).toEqual([{ actor_person_id: world.admin.personId, details: {} }]);
  });
});

describe('who may', () => {
  it('neither read nor write outside the audience, and then not delete own words either', async () => {
    const post = await world.publish({ audience: [group] });
    const comment = await add(world.member, post, 'Для своих');
    expect(await refusal(world.other, post)).toBe('not_found');
    expect(await world.other.client.refusal(listPostComments, { params: of(post), query: {} })).toBe('not_found');
    expect(await world.other.client.refusal(deletePostComment, { params: ofComment(post, comment) })).toBe('not_found');
    expect(await texts(world.admin, post)).toEqual(['Для своих']);
    await add(world.admin, post, 'И от администратора');
    expect(await stored(post)).toEqual({ rows: 2, kept: 2 });
  });

  it('nothing in another organisation, nor with its ids in the own one', async () => {
    const post = await world.publish();
    const comment = await add(world.member, post, 'Внутри');
    expect(await refusal(world.stranger, post)).toBe('not_found');
    expect(await world.stranger.client.refusal(listPostComments, { params: of(post), query: {} })).toBe('not_found');
    const params = { organizationId: world.strangersOrganizationId, postId: post.id, commentId: comment.id };
    expect(await world.stranger.client.refusal(deletePostComment, { params })).toBe('not_found');
    expect(await world.app.visitor().refusal(listPostComments, { params: of(post), query: {} })).toBe('unauthenticated');
    expect(await texts(world.member, post)).toEqual(['Внутри']);
  });

  it('nothing under what is planned or deleted', async () => {
    const publishAt = new Date(world.app.clock.now().getTime() + 3_600_000).toISOString();
    const planned = await world.publish({ publishAt });
    expect(planned.can.comment).toBe(false);
    expect(await refusal(world.admin, planned)).toBe('not_found');
    const post = await world.publish();
    await add(world.member, post, 'Исчезнет');
    await world.admin.client.call(deletePost, { params: of(post) });
    expect(await refusal(world.member, post)).toBe('not_found');
    expect(await stored(post)).toEqual({ rows: 0, kept: null });
  });
});

describe('comments that are switched off', () => {
  it('stay readable and deletable, and nobody writes or edits; on again, they go on', async () => {
    const post = await world.publish();
    const comment = await add(world.member, post, 'До запрета');
    const closed = await open(post, false);
    expect(closed).toMatchObject({ commentsOpen: false, comments: 1, editedAt: null, can: { comment: false } });
    expect(await refusal(world.member, post)).toBe('comments_closed');
    expect(await refusal(world.admin, post)).toBe('comments_closed');
    const edit = { params: ofComment(post, comment), body: { text: 'Иначе' } };
    expect(await world.member.client.refusal(editPostComment, edit)).toBe('comments_closed');
    expect((await list(world.member, post)).items).toMatchObject([{ text: 'До запрета', can: { edit: false, delete: true } }]);
    await remove(world.member, post, comment);
    expect((await open(post, undefined)).commentsOpen).toBe(false);
    expect((await open(post, true)).can.comment).toBe(true);
    await add(world.member, post, 'После запрета');
    expect(await texts(world.member, post)).toEqual(['После запрета']);
  });

  it('are so from the start where the composer says so', async () => {
    const post = await world.publish({ commentsOpen: false });
    expect(post).toMatchObject({ commentsOpen: false, can: { comment: false } });
    expect(await refusal(world.member, post)).toBe('comments_closed');
  });

  it('refuse what is written at the moment of the switch, or of the deletion', async () => {
    const post = await world.publish();
    const late: Promise<string>[] = [];
    await world.app.ground.transaction(world.app.clock.now(), async (tx) => {
      await sql`update posts set comments_open = false where id = ${post.id}`.execute(tx);
      late.push(refusal(world.member, post));
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(await Promise.all(late)).toEqual(['comments_closed']);
    await world.app.ground.transaction(world.app.clock.now(), async (tx) => {
      await sql`delete from posts where id = ${post.id}`.execute(tx);
      late.push(refusal(world.member, post));
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(await late[1]).toBe('not_found');
    expect(await stored(post)).toEqual({ rows: 0, kept: null });
  });

  it('lose and double nothing when many write, delete and the publication goes at once', async () => {
    const post = await world.publish();
    const writers = [world.member, world.admin];
    const sent = await Promise.all(Array.from({ length: 12 }, (_, index) => add(writers[index % 2] ?? world.member, post, `${index}`)));
    expect(await stored(post)).toEqual({ rows: 12, kept: 12 });
    const [first, second, ...rest] = sent;
    if (first === undefined || second === undefined) throw new Error('Nothing was written');
    await Promise.all([remove(world.admin, post, first), remove(world.admin, post, second), add(world.member, post, 'ещё')]);
    expect(await stored(post)).toEqual({ rows: 11, kept: 11 });
    const answers = await Promise.all([
      world.admin.client.send(deletePost, { params: of(post) }),
      ...rest.map((comment) => world.admin.client.send(deletePostComment, { params: ofComment(post, comment) })),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status !== 204 && status !== 404)).toEqual([]);
    expect(await stored(post)).toEqual({ rows: 0, kept: null });
  });
});

describe('the pace of one person', () => {
  const send = async (post: Post) => {
    const { status, problem } = await world.member.client.send(addPostComment, { params: of(post), body: { text: 'Ещё' } });
    return status === 201 ? null : { code: problem.code, retryAfter: problem.retryAfter };
  };

  it('is so many a minute over all publications, sent at once too and deleted ones counted', async () => {
    const [one, other] = [await world.publish(), await world.publish()];
    await remove(world.member, one, await add(world.member, one, 'Удалён'));
    const answers = await Promise.all(Array.from({ length: 15 }, (_, index) => send(index % 2 === 0 ? one : other)));
    expect(answers.filter((answer) => answer === null)).toHaveLength(MAX_POST_COMMENTS_A_MINUTE - 1);
    world.app.clock.advance(20_000);
    expect(await send(one)).toEqual({ code: 'too_many_requests', retryAfter: 40 });
    expect(await refusal(world.admin, one).catch(() => 'written')).toBe('written');
    world.app.clock.advance(40_000);
    expect(await send(one)).toBeNull();
  });

  it('is so many a day', async () => {
    const post = await world.publish();
    await add(world.member, post, 'Первый');
    await sql`update post_comment_paces set in_day = ${MAX_POST_COMMENTS_A_DAY - 1} where member_id = ${world.member.memberId}`.execute(
      world.app.db,
    );
    expect(await send(post)).toBeNull();
    world.app.clock.advance(3_600_000);
    expect(await send(post)).toEqual({ code: 'too_many_requests', retryAfter: 23 * 3_600 });
    world.app.clock.advance(23 * 3_600_000);
    expect(await send(post)).toBeNull();
  });
});

it('is no more found than the publication is: an unknown one', async () => {
  const postId = newId<Post['id']>(world.app.clock.now());
  const params = { ...world.params, postId };
  expect(await world.member.client.refusal(listPostComments, { params, query: {} })).toBe('not_found');
});

it('is no more for who was excluded; what was said stays, with the name', async () => {
  const post = await world.publish();
  const who = world.other;
  await add(who, post, 'На прощание');
  const params = { ...world.params, memberId: who.memberId };
  await world.admin.client.call(excludeMember, { params, body: { reason: 'Переезд' } });
  expect(await refusal(who, post)).toBe('not_found');
  expect(await who.client.refusal(listPostComments, { params: of(post), query: {} })).toBe('not_found');
  const [comment] = (await list(world.member, post)).items;
  expect(comment).toMatchObject({ text: 'На прощание', author: { id: who.memberId } });
  expect(comment?.author.name).not.toBe('');
});
