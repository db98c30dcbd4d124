import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deletePost, editPost, getPost, type Post, vote } from '#contract/feed';
import type { FileId } from '#contract/ids';
import { listNotifications } from '#contract/notifications';
import { type FeedWorld, openFeedWorld, poll } from '#test/feed-world.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(world.app.clock.now().getTime() + hours * HOUR).toISOString();
const ofPost = ({ id }: Pick<Post, 'id'>) => ({ organizationId: world.organizationId, postId: id });
const textsOf = (post: Post) => post.poll?.options.map(({ text }) => text);
/** What the composer sends when nothing was touched. */
const asIs = (post: Post) => ({
  title: post.title,
  body: post.body,
  attachments: post.attachments.map(({ id }) => id),
  pinned: post.pinned,
  publishAt: post.planned ? post.publishedAt : null,
  poll: post.poll && { ...post.poll, options: post.poll.options.map(({ text }) => ({ text })) },
  version: post.version,
});
type Edit = Partial<ReturnType<typeof asIs>>;
const edit = (post: Post, change: Edit) => world.admin.client.call(editPost, { params: ofPost(post), body: { ...asIs(post), ...change } });
const refused = async (post: Post, change: Edit) => {
  const { problem } = await world.admin.client.send(editPost, { params: ofPost(post), body: { ...asIs(post), ...change } });
  expect(await world.admin.client.call(getPost, { params: ofPost(post) })).toEqual(post);
  return { code: problem.code, fields: problem.fields };
};
const voteFor = (post: Post, text: string) =>
  world.member.client.call(vote, {
    params: ofPost(post),
    body: { options: post.poll?.options.flatMap((option) => (option.text === text ? [option.id] : [])) ?? [] },
  });
const again = (post: Post) => world.admin.client.call(getPost, { params: ofPost(post) });
const filesLeft = async (ids: readonly FileId[]) =>
  (await sql<{ id: FileId }>`select id from files where id = any(${ids}::uuid[])`.execute(world.app.db)).rows.map(({ id }) => id);

describe('an edit', () => {
  test('changes the post, marks it as edited, tells open pages and is journalled without its texts', async () => {
    const socket = await world.member.client.listen();
    const post = await world.publish({ title: 'Собрание' });
    world.app.clock.advance(HOUR);
    const edited = await edit(post, { title: 'Собрание перенесено' });
    expect(edited).toMatchObject({
      title: 'Собрание перенесено',
      editedAt: world.app.clock.now().toISOString(),
      version: 1,
      publishedAt: post.publishedAt,
    });
    await socket.next('feed.changed');
    expect(await socket.next('feed.changed')).toMatchObject({ postId: post.id, change: 'edited' });
    const { rows } = await sql`select details from audit_entries where action = 'feed.edit' and subject_id = ${post.id}`.execute(
      world.app.db,
    );
    expect(rows).toEqual([{ details: { fields: ['title'], published: false } }]);
    socket.close();
  });

  test('does not overwrite a newer one', async () => {
    const post = await world.publish();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        world.admin.client.send(editPost, { params: ofPost(post), body: { ...asIs(post), title: `Редакция ${index}` } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual(Array(9).fill('conflict'));
    expect((await again(post)).version).toBe(1);
  });

  test('of the pin alone is no edit to readers', async () => {
    expect(await edit(await world.publish(), { pinned: true })).toMatchObject({ pinned: true, editedAt: null, version: 1 });
  });

  test('adds and removes files; what was removed is gone', async () => {
    const [kept, dropped, added] = [await world.upload(), await world.upload(), await world.upload()];
    const post = await world.publish({ attachments: [kept, dropped] });
    const edited = await edit(post, { attachments: [added, kept] });
    expect(edited.attachments.map(({ id }) => id)).toEqual([added, kept]);
    expect((await filesLeft([kept, dropped, added])).sort()).toEqual([kept, added].sort());
    const theirs = await world.upload(world.other);
    expect(await refused(edited, { attachments: [added, kept, theirs] })).toEqual({
      code: 'file_missing',
      fields: { 'attachments.2': 'file_missing' },
    });
    expect(await filesLeft([kept, added])).toHaveLength(2);
  });

  test('cannot turn news into a poll, nor a poll into news, nor move what is published', async () => {
    const [news, asked] = [await world.publish(), await world.publish({ poll: poll() })];
    const withPoll = asIs(asked).poll;
    expect(await refused(news, { poll: withPoll })).toEqual({ code: 'invalid', fields: { poll: 'invalid_type' } });
    expect(await refused(asked, { poll: null })).toEqual({ code: 'invalid', fields: { poll: 'invalid_type' } });
    expect(await refused(news, { publishAt: inHours(5) })).toEqual({ code: 'invalid', fields: { publishAt: 'invalid_value' } });
  });
});

describe('the poll of an edited post', () => {
  const changed = (post: Post, about: Partial<NonNullable<Edit['poll']>>) => {
    const before = asIs(post).poll;
    if (before === null) throw new Error('No poll');
    return { poll: { ...before, ...about } };
  };

  test('takes other options until the first vote, and keeps them afterwards', async () => {
    const post = await world.publish({ poll: poll() });
    const edited = await edit(post, changed(post, { options: [{ text: 'Да' }, { text: 'Нет' }], anonymous: true, multiple: true }));
    expect(textsOf(edited)).toEqual(['Да', 'Нет']);
    expect(edited).toMatchObject({ editedAt: world.app.clock.now().toISOString(), poll: { anonymous: true, multiple: true } });

    await voteFor(edited, 'Нет');
    const voted = await again(edited);
    expect(await refused(voted, changed(voted, { options: [{ text: 'Да' }, { text: 'Нет!' }] }))).toMatchObject({ code: 'poll_locked' });
    expect(await refused(voted, changed(voted, { anonymous: false }))).toMatchObject({ code: 'poll_locked' });
    expect(await refused(voted, changed(voted, { multiple: false }))).toMatchObject({ code: 'poll_locked' });
    expect(await edit(voted, { title: 'Новый заголовок' })).toMatchObject({ poll: { voters: 1 } });
  });

  test('ends at another time of the future, votes or not; the past may stay, not be chosen', async () => {
    const post = await world.publish({ poll: poll({ endsAt: inHours(2) }) });
    await voteFor(post, 'За');
    const voted = await again(post);
    expect(await refused(voted, changed(voted, { endsAt: inHours(-1) }))).toEqual({
      code: 'invalid',
      fields: { 'poll.endsAt': 'date_early' },
    });
    const moved = await edit(voted, changed(voted, { endsAt: inHours(1) }));
    expect(moved.poll).toMatchObject({ endsAt: inHours(1), voters: 1 });
    world.app.clock.advance(2 * HOUR);
    const ended = await again(moved);
    expect(ended.poll).toMatchObject({ ended: true });
    expect((await edit(ended, { title: 'Итоги' })).poll).toMatchObject({ ended: true, voters: 1 });
    const reopened = await again(ended);
    expect((await edit(reopened, changed(reopened, { endsAt: inHours(1) }))).poll).toMatchObject({ ended: false });
  });

  test('is not opened again once an anonymous one has shown its few votes', async () => {
    const post = await world.publish({ poll: poll({ anonymous: true, endsAt: inHours(1) }) });
    await voteFor(post, 'За');
    world.app.clock.advance(2 * HOUR);
    const ended = await again(post);
    expect(ended.poll?.options[0]).toMatchObject({ votes: 1 });
    expect(await refused(ended, changed(ended, { endsAt: inHours(1) }))).toMatchObject({ code: 'poll_locked' });
  });

  test('either keeps its options or takes no vote for the old ones, when both come at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const post = await world.publish({ poll: poll() });
      const [edited, voted] = await Promise.all([
        world.admin.client.send(editPost, {
          params: ofPost(post),
          body: { ...asIs(post), ...changed(post, { options: [{ text: 'Да' }, { text: 'Нет' }] }) },
        }),
        world.member.client.send(vote, { params: ofPost(post), body: { options: [post.poll?.options[2]?.id ?? (post.id as never)] } }),
      ]);
      expect([edited.status === 200 ? 'edited' : edited.problem.code, voted.status === 200 ? 'voted' : voted.problem.code]).toSatisfy(
        (outcome: string[]) => ['edited invalid', 'poll_locked voted'].includes(outcome.join(' ')),
      );
      expect((await again(post)).poll?.options.map(({ votes }) => votes)).toEqual(edited.status === 200 ? [0, 0] : [0, 0, 1]);
    }
  });
});

describe('a planned post', () => {
  test('is moved to another time, unseen by members', async () => {
    const post = await world.publish({ publishAt: inHours(2) });
    expect(await edit(post, { publishAt: inHours(5), title: 'Позже' })).toMatchObject({
      planned: true,
      publishedAt: inHours(5),
      editedAt: null,
    });
    expect(await world.member.client.refusal(getPost, { params: ofPost(post) })).toBe('not_found');
    const moved = await again(post);
    expect(await refused(moved, { publishAt: inHours(-1) })).toMatchObject({ fields: { publishAt: 'date_early' } });
  });

  test('is published at once when its time is taken away, and members are told', async () => {
    const post = await world.publish({ title: 'Сейчас же', publishAt: inHours(2) });
    const published = await edit(post, { publishAt: null });
    expect(published).toMatchObject({ planned: false, publishedAt: world.app.clock.now().toISOString(), editedAt: null });
    const { items } = await world.member.client.call(listNotifications, { query: {} });
    expect(items[0]).toMatchObject({ content: { postId: post.id, title: 'Сейчас же' } });
  });
});

describe('deleting', () => {
  test('takes files, votes and views with it, tells open pages, and is journalled', async () => {
    const { app, admin, member } = world;
    const file = await world.upload();
    const post = await world.publish({ attachments: [file], poll: poll() });
    await voteFor(post, 'За');
    const socket = await member.client.listen();
    await admin.client.call(deletePost, { params: ofPost(post) });

    expect(await socket.next('feed.changed')).toMatchObject({ postId: post.id, change: 'deleted' });
    expect(await admin.client.refusal(getPost, { params: ofPost(post) })).toBe('not_found');
    expect(await admin.client.refusal(deletePost, { params: ofPost(post) })).toBe('not_found');
    expect(await filesLeft([file])).toEqual([]);
    const { rows } = await sql`
      select 'tally' as left_over from poll_tallies where post_id = ${post.id} union all select 'ballot' from ballots where post_id = ${post.id}
      union all select 'participant' from poll_participants where post_id = ${post.id}`.execute(app.db);
    expect(rows).toEqual([]);
    const journal = await sql`select actor_person_id from audit_entries where action = 'feed.delete' and subject_id = ${post.id}`.execute(
      app.db,
    );
    expect(journal.rows).toEqual([{ actor_person_id: admin.personId }]);
    socket.close();
  });

  test('while members vote leaves each of them counted or told that there is nothing', async () => {
    const post = await world.publish({ poll: poll() });
    const params = ofPost(post);
    const options = post.poll?.options.slice(0, 1).map(({ id }) => id) ?? [];
    const [deleted, ...votes] = await Promise.all([
      world.admin.client.send(deletePost, { params }),
      ...[world.member, world.other, world.admin].map(({ client }) => client.send(vote, { params, body: { options } })),
    ]);
    expect(deleted.status).toBe(204);
    for (const { status } of votes) expect([200, 404]).toContain(status);
  });
});
