import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Tx } from '#server/platform/database/database.ts';
import type { OpenedPool } from '#server/platform/database/pool.ts';
import { createTransact } from '#server/platform/database/transaction.ts';
import { createLocalBus } from '#server/platform/realtime/bus.ts';
import { openTestDatabase } from '#test/database.ts';
import { seedOrganization } from './seed-organization.ts';
import { seedPosts } from './seed-posts.ts';

const NOW = new Date('2026-03-11T09:00:00.000Z');
let database: OpenedPool;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

/** Gives the organisation's id. */
const seed = async (tx: Tx, firstPhone: number): Promise<string> => {
  const people = { seed: 5, name: 'ППО «Верфь»', members: 60, freeCards: 2, now: NOW, passwordHash: '-', firstPhone };
  const organization = await seedOrganization(tx, people);
  await seedPosts(tx, organization, { seed: 5, posts: 40, now: NOW });
  return organization.id;
};

test('a seed fills the feed: counts agree with rows, secret polls keep no ballots, the same seed gives the same', async () => {
  const db = openDatabase(database.pool);
  const transact = createTransact(db, createLocalBus(), () => Promise.reject(new Error('A seed leaves no jobs')));
  const [first, second] = await transact(NOW, async (tx) => [await seed(tx, 0), await seed(tx, 1_000)]);

  const told = async (id: string | undefined) => {
    const { rows } = await sql<{
      title: string;
      views: number;
      counted: number;
      anonymous: boolean | null;
      votes: number[] | null;
      ballots: number;
      agree: boolean;
    }>`
      select p.title, c.views, (select count(*)::int from post_views v where v.organization_id = p.organization_id and v.post_id = p.id) as counted,
        q.anonymous, t.votes, (select count(*)::int from ballots b where b.organization_id = p.organization_id and b.post_id = p.id) as ballots,
        t.voters is not distinct from (select count(*)::int from poll_participants m where m.organization_id = p.organization_id and m.post_id = p.id) or q is null as agree
      from posts p join post_view_counts c on c.organization_id = p.organization_id and c.post_id = p.id
      left join polls q on q.organization_id = p.organization_id and q.post_id = p.id
      left join poll_tallies t on t.organization_id = p.organization_id and t.post_id = p.id
      where p.organization_id = ${id} order by p.published_at desc`.execute(db);
    return rows;
  };
  const posts = await told(first);
  expect(posts).toHaveLength(40);
  expect(posts.every(({ views, counted, agree }) => views === counted && agree)).toBe(true);
  expect(posts.filter(({ anonymous }) => anonymous).every(({ ballots }) => ballots === 0)).toBe(true);
  const open = posts.filter(({ anonymous }) => anonymous === false);
  expect(open.map(({ ballots }) => ballots)).toEqual(open.map(({ votes }) => votes?.reduce((sum, one) => sum + one, 0)));
  expect(await told(second)).toEqual(posts);
});
