import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGroup, type Group } from '#contract/groups';
import type { SearchHit, SearchKind } from '#contract/search';
import { searchEverything as endpoint, MAX_HITS, MAX_HITS_OF_KIND } from '#contract/search';
import { findPosts } from '#server/feed/public.ts';
import type { Finder, KindFinder } from '#server/platform/search/finder.ts';
import { type FeedWorld, openFeedWorld, scopeOf } from '#test/feed-world.ts';
import type { Signed } from '#test/harness.ts';
import { searchEverything } from './reads.ts';

let world: FeedWorld;
let group: Group;

const docOf = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});

beforeAll(async () => {
  world = await openFeedWorld();
  const of = { target: { ids: [world.member.memberId] } };
  group = await world.admin.client.call(createGroup, { params: world.params, body: { name: 'Совет', of } });
  const hour = 3_600_000;
  for (const post of [
    { title: 'Приём заявлений', body: docOf('Подпишите новый коллективный договор до пятницы.') },
    { title: 'Договоры с санаторием', body: docOf('Ёлка для детей в актовом зале.') },
    { title: 'Только совету: договорённости', audience: [group.id] },
    { title: 'Позже: договор аренды', publishAt: new Date(world.app.clock.now().getTime() + 48 * hour).toISOString() },
  ]) {
    await world.publish(post);
    world.app.clock.advance(hour);
  }
});
afterAll(() => world.app.stop());

const ask = (q: string, by: Signed = world.admin, kind?: SearchKind) =>
  by.client.call(endpoint, { params: world.params, query: { q, ...(kind === undefined ? {} : { kind }) } });
const hits = async (q: string, kind: SearchKind, by: Signed = world.admin): Promise<SearchHit[]> =>
  (await ask(q, by)).groups.find((one) => one.kind === kind)?.hits ?? [];
const titles = async (q: string, kind: SearchKind = 'post', by: Signed = world.admin) =>
  (await hits(q, kind, by)).map(({ title }) => title);

describe('publications', () => {
  it('are found by any form of a word, those with it in the title first, then the newest', async () => {
    expect(await titles('договорами')).toEqual(['Позже: договор аренды', 'Договоры с санаторием', 'Приём заявлений']);
    expect(await titles('детские елки')).toEqual([]);
    expect(await titles('ёлки детям')).toEqual(['Договоры с санаторием']);
    expect(await titles('прием')).toEqual(['Приём заявлений']);
  });

  it('are found by forms of a noun that the stemmer takes for a verb', async () => {
    await world.publish({ title: 'Неделя охраны труда', body: docOf('Приглашаем ветеранов завода.') });
    await world.publish({ title: 'Памятка по охране труда', body: docOf('Ветераны расскажут.') });
    const both = ['Памятка по охране труда', 'Неделя охраны труда'];
    for (const word of ['охрана', 'охраны', 'охране', 'охрану труда']) expect(await titles(word), word).toEqual(both);
    for (const word of ['ветераны', 'ветеранами']) expect(await titles(word), word).toEqual(both);
  });

  it('are found by the beginning of the last word, and by keys of the other layout', async () => {
    expect(await titles('коллективный дог')).toEqual(['Приём заявлений']);
    expect(await titles('дог коллективный')).toEqual([]);
    expect(await titles('cfyfnjhbq')).toEqual(['Договоры с санаторием']);
  });

  it('are found by two letters when these are a word, and by a word and the beginning of the next', async () => {
    await world.publish({ title: 'Приём в ИП' });
    await world.publish({ title: 'Ипотека для молодых' });
    expect(await titles('ип')).toEqual(['Приём в ИП']);
    expect(await titles('ипот')).toEqual(['Ипотека для молодых']);
    expect(await titles('молодых ип')).toEqual(['Ипотека для молодых']);
    expect((await hits('по', 'post')).length).toBe(0);
  });

  it('are not lost for words that are too common to be kept', async () => {
    expect(await titles('договоры с санаторием')).toEqual(['Договоры с санаторием']);
    expect(await titles('санаторий с')).toEqual(['Договоры с санаторием']);
    expect(await titles('the санаторий')).toEqual(['Договоры с санаторием']);
  });

  it('tell why they were found', async () => {
    const [, , hit] = await hits('договоров', 'post');
    expect(hit).toMatchObject({ kind: 'post', text: 'Подпишите новый коллективный договор до пятницы.', planned: false });
    expect((await ask('договоров')).marks).toEqual(expect.arrayContaining(['договор']));
  });

  it('are for whom they are: their audience, and planned ones for those who publish', async () => {
    expect(await titles('договорённости', 'post', world.member)).toEqual(['Только совету: договорённости']);
    expect(await titles('договорённости', 'post', world.other)).toEqual([]);
    expect(await titles('договорённости', 'post', world.admin)).toEqual(['Только совету: договорённости']);
    expect(await titles('аренда', 'post', world.member)).toEqual([]);
    expect(await titles('аренда', 'post', world.admin)).toEqual(['Позже: договор аренды']);
  });

  it('are not those of another organisation', async () => {
    const params = { organizationId: world.strangersOrganizationId };
    expect((await world.stranger.client.call(endpoint, { params, query: { q: 'договор' } })).groups).toEqual([]);
  });
});

describe('people', () => {
  it('are found by head and administrators alone', async () => {
    expect(await titles('вяземск', 'member')).toEqual(['Вяземская Ирина Ильич']);
    expect(await titles('dzptvcrfz', 'member')).toEqual(['Вяземская Ирина Ильич']);
    expect(await titles(world.member.phone, 'member')).toHaveLength(1);
    expect((await ask('вяземск', world.member)).groups).toEqual([]);
    expect((await ask(world.member.phone, world.member)).groups).toEqual([]);
  });

  it('are not those of another organisation', async () => {
    expect(await titles(world.stranger.phone, 'member')).toEqual([]);
  });

  it('come by the surname first', async () => {
    await sql`update members set last_name = 'Абрамов', first_name = 'Вяземир' where id = ${world.other.memberId}`.execute(world.app.db);
    expect(await titles('вязем', 'member')).toEqual(['Вяземская Ирина Ильич', 'Абрамов Вяземир Ильич']);
  });

  it('are found by the beginning of a surname, however far in the alphabet its last letter stands', async () => {
    await sql`update members set last_name = 'Спицын' where id = ${world.other.memberId}`.execute(world.app.db);
    expect(await titles('сп', 'member')).toEqual([expect.stringMatching(/^Спицын /)]);
    expect(await titles('по', 'member')).toEqual([]);
    await sql`update members set last_name = 'Попов' where id = ${world.other.memberId}`.execute(world.app.db);
    expect(await titles('по', 'member')).toEqual([expect.stringMatching(/^Попов /)]);
  });

  it('show phone and card', async () => {
    const [hit] = await hits(world.member.phone, 'member');
    expect(hit).toMatchObject({ phone: world.member.phone, cardTail: expect.stringMatching(/^\d\d \d{6}$/), status: 'active' });
  });
});

describe('the question', () => {
  it('is of members of the organisation', async () => {
    expect(await world.stranger.client.refusal(endpoint, { params: world.params, query: { q: 'договор' } })).toBe('not_found');
    expect(await world.app.visitor().refusal(endpoint, { params: world.params, query: { q: 'договор' } })).toBe('unauthenticated');
  });

  it('may be anything', async () => {
    for (const q of [
      '—',
      "'; drop table posts; --",
      'а & | ! :* <->',
      '\\',
      '%',
      '(((',
      '"',
      '🌲',
      'a'.repeat(200),
      'в',
      '8 (900) 0',
      ':*',
    ]) {
      expect(await ask(q), q).toMatchObject({ missing: [] });
    }
    expect(await world.admin.client.refusal(endpoint, { params: world.params, query: { q: ' ' } })).toBe('invalid');
  });

  it('gives a few of each kind, and many of one', async () => {
    for (let index = 0; index <= MAX_HITS; index += 1) await world.publish({ title: `Субботник ${index}` });
    const [few] = (await ask('субботник')).groups;
    expect([few?.hits.length, few?.more]).toEqual([MAX_HITS, true]);
    const [many] = (await ask('субботник', world.admin, 'post')).groups;
    expect([many?.hits.length, many?.more]).toEqual([MAX_HITS + 1, false]);
    expect((await ask('субботник', world.admin, 'member')).groups).toEqual([]);
  });
});

describe('kinds', () => {
  const answered = (finders: readonly KindFinder[], missed: SearchKind[] = []) =>
    searchEverything(finders, (kind) => missed.push(kind))(world.app.db, scopeOf(world), { params: world.params, query: { q: 'договор' } });

  it('do not hold one another: who fails or takes too long is missing', async () => {
    const broken: Finder = () => Promise.reject(new Error('broken'));
    const slow: Finder = async (db) => {
      await sql`select pg_sleep(20)`.execute(db);
      return [];
    };
    const missed: SearchKind[] = [];
    const answer = await Promise.race([
      answered(
        [
          { kind: 'task', find: broken },
          { kind: 'post', find: findPosts },
          { kind: 'file', find: slow },
        ],
        missed,
      ),
      wait(5_000, 'too late', { ref: false }),
    ]);
    expect(answer).toMatchObject({ groups: [{ kind: 'post' }], missing: ['task', 'file'] });
    expect(missed.sort()).toEqual(['file', 'task']);
  });

  it('are asked for one hit more than is shown', async () => {
    const limits: number[] = [];
    const counting: Finder = async (_db, _scope, _query, limit) => {
      limits.push(limit);
      return [];
    };
    await answered([{ kind: 'task', find: counting }]);
    expect(limits).toEqual([MAX_HITS + 1]);
    expect(MAX_HITS_OF_KIND).toBeGreaterThan(MAX_HITS);
  });
});
