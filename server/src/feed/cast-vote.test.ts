import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS_MIN_VOTES, getPost, listPosts, type Post, vote } from '#contract/feed';
import type { OptionId } from '#contract/ids';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { type FeedWorld, openFeedWorld, poll, scopeOf } from '#test/feed-world.ts';
import { castVote } from './cast-vote.ts';

let world: FeedWorld;
beforeAll(async () => {
  world = await openFeedWorld();
});
afterAll(() => world.app.stop());

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(world.app.clock.now().getTime() + hours * HOUR).toISOString();
const ofPost = ({ id }: Pick<Post, 'id'>) => ({ organizationId: world.organizationId, postId: id });
const option = (post: Post, place: number): OptionId => post.poll?.options[place]?.id ?? newId(world.app.clock.now());
const pollFor = async (post: Post, who = world.member) => (await who.client.call(getPost, { params: ofPost(post) })).poll;
const votesOf = (post: Post['poll']) => post?.options.map(({ votes }) => votes);
const send = (post: Post, places: readonly number[], { who = world.member, key }: { who?: FeedWorld['member']; key?: string } = {}) =>
  who.client.send(
    vote,
    { params: ofPost(post), body: { options: places.map((place) => option(post, place)) } },
    key === undefined ? {} : { key },
  );
const refusalOf = async (post: Post, places: readonly number[], by: Parameters<typeof send>[2] = {}) => {
  const { problem } = await send(post, places, by);
  return { code: problem.code, fields: problem.fields };
};

/** What one moment brings: more at once would wait for a connection longer than requests may, and be sent away with 503. */
const WAVE = 100;

/** Votes as the invented members of a crowd, past HTTP; gives the codes of refusals. */
const crowdVotes = async (post: Post, size: number, place: (index: number) => number, scope = (_index: number) => scopeOf(world)) => {
  const cast = castVote({ voted: () => undefined, commented: () => undefined, flush: async () => undefined, stop: async () => undefined });
  const voteOf = (index: number) => {
    const input = { params: ofPost(post), body: { options: [option(post, place(index))] } };
    const mine = scope(index);
    return world.app.ground
      .transaction(mine.now, (tx) => cast(tx, mine, input))
      .then(() => 'counted')
      .catch((error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)));
  };
  const outcomes: string[] = [];
  while (outcomes.length < size) {
    const wave = Array.from({ length: Math.min(WAVE, size - outcomes.length) }, (_, index) => voteOf(outcomes.length + index));
    outcomes.push(...(await Promise.all(wave)));
  }
  return outcomes;
};

describe('a vote', () => {
  test('is answered with the new totals and stands for everybody', async () => {
    const post = await world.publish({ poll: poll() });
    const { status, body } = await send(post, [1]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ voted: true, chosen: [option(post, 1)], voters: 1 });
    expect(votesOf(body)).toEqual([0, 1, 0]);
    expect(await pollFor(post, world.other)).toMatchObject({ voted: false, chosen: [], voters: 1 });
    const page = await world.member.client.call(listPosts, { params: world.params, query: {} });
    expect(page.items.find(({ id }) => id === post.id)).toMatchObject({
      can: { vote: false },
      poll: { voted: true, chosen: [option(post, 1)] },
    });
  });

  test('takes several options only where several are allowed, each once, and none from elsewhere', async () => {
    const single = await world.publish({ poll: poll() });
    const several = await world.publish({ poll: poll({ multiple: true }) });
    expect(await refusalOf(single, [0, 1])).toEqual({ code: 'invalid', fields: { options: 'too_big' } });
    expect(await refusalOf(several, [0, 0])).toEqual({ code: 'invalid', fields: { 'options.1': 'invalid_value' } });
    expect(await refusalOf(several, [0, 9])).toEqual({ code: 'invalid', fields: { 'options.1': 'invalid_value' } });
    expect(await refusalOf(several, [])).toEqual({ code: 'invalid', fields: { options: 'too_small' } });
    const foreign = { params: ofPost(single), body: { options: [option(several, 0)] } };
    expect(await world.member.client.refusal(vote, foreign)).toBe('invalid');
    expect(await pollFor(single)).toMatchObject({ voted: false, voters: 0 });
    expect(votesOf((await send(several, [2, 0])).body)).toEqual([1, 0, 1]);
    expect(await pollFor(several)).toMatchObject({ voters: 1, chosen: [option(several, 0), option(several, 2)] });
  });

  test('after the end is refused, at the closing instant too', async () => {
    const post = await world.publish({ poll: poll({ endsAt: inHours(1) }) });
    world.app.clock.advance(HOUR - 1);
    expect((await send(post, [0])).status).toBe(200);
    world.app.clock.advance(1);
    expect(await refusalOf(post, [0], { who: world.other })).toMatchObject({ code: 'poll_ended' });
    expect(await pollFor(post, world.other)).toMatchObject({ ended: true, voted: false, voters: 1 });
  });

  test('is nobody’s but a member’s, and only of a published poll', async () => {
    const post = await world.publish({ poll: poll() });
    const news = await world.publish();
    const planned = await world.publish({ poll: poll(), publishAt: inHours(1) });
    const input = { params: ofPost(post), body: { options: [option(post, 0)] } };
    expect(await world.app.visitor().refusal(vote, input)).toBe('unauthenticated');
    expect(await world.stranger.client.refusal(vote, input)).toBe('not_found');
    const across = { ...input, params: { organizationId: world.strangersOrganizationId, postId: post.id } };
    expect(await world.stranger.client.refusal(vote, across)).toBe('not_found');
    expect(await refusalOf(news, [0])).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(planned, [0])).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(planned, [0], { who: world.admin })).toMatchObject({ code: 'not_found' });
    expect(await pollFor(post)).toMatchObject({ voters: 0 });
  });
});

describe('one person', () => {
  test('votes once: a second vote is refused, a retry gets the poll as it stands', async () => {
    const post = await world.publish({ poll: poll() });
    await send(post, [0], { key: 'first-vote-key' });
    await send(post, [1], { who: world.other });
    const retried = await send(post, [0], { key: 'first-vote-key' });
    expect(retried.body).toMatchObject({ voted: true, chosen: [option(post, 0)], voters: 2 });
    expect(await refusalOf(post, [0], { key: 'second-vote-key' })).toMatchObject({ code: 'poll_voted' });
    expect(await refusalOf(post, [0])).toMatchObject({ code: 'poll_voted' });
    expect(votesOf(await pollFor(post))).toEqual([1, 1, 0]);
  });

  test('counts once with a hundred votes at the same moment, all with one key', async () => {
    const post = await world.publish({ poll: poll({ anonymous: true }) });
    const answers = await Promise.all(Array.from({ length: 100 }, () => send(post, [1], { key: 'the-same-key' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(200));
    expect(await pollFor(post)).toMatchObject({ voters: 1 });
  });

  test('counts once with a hundred different votes at the same moment', async () => {
    const post = await world.publish({ poll: poll() });
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => send(post, [index % 3])));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, problem } of answers) if (status !== 200) expect(problem.code).toBe('poll_voted');
    expect(await pollFor(post)).toMatchObject({ voters: 1 });
  });
});

describe('a crowd', () => {
  test.for([
    { size: 1_000, anonymous: true },
    { size: 200, anonymous: false },
  ])('of $size in the closing second is counted to a vote (anonymous: $anonymous)', { timeout: 120_000 }, async ({ size, anonymous }) => {
    const post = await world.publish({ poll: poll({ anonymous, endsAt: inHours(1) }) });
    world.app.clock.advance(HOUR - 500);
    const [before, after] = [world.app.clock.now(), new Date(world.app.clock.now().getTime() + 500)];
    const outcomes = await crowdVotes(
      post,
      size,
      (index) => index % 3,
      (index) => ({ ...scopeOf(world), now: index % 10 === 9 ? after : before }),
    );
    expect(outcomes.filter((outcome) => outcome === 'counted')).toHaveLength(size * 0.9);
    expect(outcomes.filter((outcome) => outcome === 'poll_ended')).toHaveLength(size * 0.1);
    world.app.clock.advance(HOUR);
    const result = await pollFor(post);
    expect(result?.voters).toBe(size * 0.9);
    expect(votesOf(result)).toEqual(
      [0, 1, 2].map((place) => outcomes.filter((said, index) => said === 'counted' && index % 3 === place).length),
    );
  });
});

describe('an anonymous poll', () => {
  /** Every row of every table, by table, jobs included; the queue's own upkeep runs by the clock and says nothing of votes. */
  const dump = async (): Promise<Map<string, Set<string>>> => {
    const { db } = world.app;
    const tables = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' or (schemaname = 'pgboss' and tablename like 'job%')`.execute(
      db,
    );
    const rows = new Map<string, Set<string>>();
    for (const { name } of tables.rows) {
      const found = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
      rows.set(name, new Set(found.rows.map(({ row }) => row)));
    }
    return rows;
  };
  const added = (before: Map<string, Set<string>>, after: Map<string, Set<string>>) =>
    [...after].flatMap(([table, rows]) => [...rows].filter((row) => !before.get(table)?.has(row)).map((row) => ({ table, row })));

  test('leaves participation and totals and nothing else in the whole database', async () => {
    const post = await world.publish({ poll: poll({ anonymous: true, multiple: true }) });
    await crowdVotes(post, 5, () => 0);
    // What the gate writes of the visit itself is written before.
    await pollFor(post);
    const before = await dump();
    const { body } = await send(post, [1, 2], { key: 'a-key-of-the-client' });
    expect(body).toMatchObject({ voted: true, chosen: null, voters: 6 });
    const changes = added(before, await dump());

    expect(changes.map(({ table }) => table).sort()).toEqual(['public.poll_participants', 'public.poll_tallies']);
    const participation = changes.find(({ table }) => table === 'public.poll_participants')?.row ?? '';
    expect(participation).toContain(world.member.memberId);
    for (const { id } of post.poll?.options ?? []) expect(participation).not.toContain(id);
    expect(participation).not.toContain('a-key-of-the-client');
    expect(participation).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    const tally = changes.find(({ table }) => table === 'public.poll_tallies')?.row ?? '';
    expect(tally).not.toContain(world.member.memberId);
    expect(tally).toContain('{5,1,1}');
  });

  test('writes the same row of participation whatever was chosen', async () => {
    const rowOf = async (place: number) => {
      const post = await world.publish({ poll: poll({ anonymous: true }) });
      await send(post, [place], { key: 'one-and-the-same-key' });
      const { rows } = await sql<{
        row: Record<string, unknown>;
      }>`select to_jsonb(p) as row from poll_participants p where post_id = ${post.id}`.execute(world.app.db);
      return { ...rows[0]?.row, post_id: null };
    };
    expect(await rowOf(2)).toEqual(await rowOf(0));
  });

  test('shows no numbers to anybody while they are few, and all of them at the end', async () => {
    const post = await world.publish({ poll: poll({ anonymous: true, endsAt: inHours(1) }) });
    await crowdVotes(post, ANONYMOUS_MIN_VOTES - 2, () => 0);
    const answered = await send(post, [0]);
    expect(votesOf(answered.body)).toEqual([null, null, null]);
    for (const who of [world.member, world.other, world.admin]) {
      expect(await pollFor(post, who)).toMatchObject({
        voters: ANONYMOUS_MIN_VOTES - 1,
        options: [{ votes: null }, { votes: null }, { votes: null }],
      });
      const page = await who.client.call(listPosts, { params: world.params, query: {} });
      expect(votesOf(page.items.find(({ id }) => id === post.id)?.poll ?? null)).toEqual([null, null, null]);
    }
    expect(votesOf((await send(post, [1], { who: world.other })).body)).toEqual([4, 1, 0]);

    const few = await world.publish({ poll: poll({ anonymous: true, endsAt: inHours(1) }) });
    await send(few, [2]);
    world.app.clock.advance(HOUR);
    expect(votesOf(await pollFor(few, world.other))).toEqual([0, 0, 1]);
  });
});
