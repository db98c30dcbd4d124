import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { z } from 'zod';
import { hashPassword } from '../server/src/accounts/public.ts';
import { seedOrganization } from '../server/src/demo/seed-organization.ts';
import { seedPosts } from '../server/src/demo/seed-posts.ts';
import { openDatabase } from '../server/src/platform/database/database.ts';
import { migrate } from '../server/src/platform/database/migrate.ts';
import { openPool, PATIENT_LIMITS } from '../server/src/platform/database/pool.ts';
import { createTransact } from '../server/src/platform/database/transaction.ts';
import { createLog } from '../server/src/platform/log.ts';
import { createLocalBus } from '../server/src/platform/realtime/bus.ts';

/** `npm run seed -- --members 100000`: fills the PostgreSQL of DATABASE_URL with invented organisations. For benchmarks, never for use. */

const FREE_CARDS = 1_000;
const Amounts = z.object({
  members: z.coerce.number().int().min(3).max(5_000_000),
  posts: z.coerce.number().int().min(0).max(100_000).default(1_000),
  seed: z.coerce.number().int().min(0).default(1),
  organizations: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type Amounts = z.input<typeof Amounts>;

export interface Filled {
  readonly organizations: number;
  readonly members: number;
  readonly posts: number;
  readonly seconds: number;
  /** The head of the first organisation; the password is the same for everybody invented. */
  readonly head: { readonly phone: string; readonly password: string };
}

/** Migrates and fills a database. Raises when it holds organisations already, unless `add` is said. */
export const fillDatabase = async (url: string, given: Amounts, { add = false } = {}): Promise<Filled> => {
  const amounts = Amounts.parse(given);
  const started = performance.now();
  const { pool, stop } = await openPool({ DATABASE_URL: url, DATABASE_POOL: 2, DATA_DIR: '' }, createLog('warn'), PATIENT_LIMITS);
  try {
    await migrate(pool);
    const { rows } = await pool.query<{ taken: boolean; last: string | null }>(
      `select exists (select from organizations) as taken, (select max(phone) from persons where phone like '+73%') as last`,
    );
    if (rows[0]?.taken && !add) throw new Error('The database has organisations already; --add puts more beside them.');
    const last = rows[0]?.last ?? null;
    const password = randomBytes(9).toString('base64url');
    const head = await fill(
      pool,
      amounts,
      await hashPassword(password),
      last === null ? 0 : Number(last) - 73_000_000_000 + 1 + FREE_CARDS,
    );
    await pool.query('analyze');
    return { ...amounts, seconds: (performance.now() - started) / 1_000, head: { phone: head, password } };
  } finally {
    await stop();
  }
};

/** Each organisation in one transaction; gives the phone of the first head. */
const fill = async (pool: pg.Pool, amounts: z.output<typeof Amounts>, passwordHash: string, firstPhone: number): Promise<string> => {
  const transact = createTransact(openDatabase(pool), createLocalBus(), () => Promise.reject(new Error('A seed leaves no jobs')));
  const now = new Date();
  let head = '';
  for (let index = 0; index < amounts.organizations; index += 1) {
    const seed = amounts.seed + index;
    const phone = firstPhone + index * (amounts.members + FREE_CARDS);
    const name = `ППО «Завод № ${seed}»`;
    await transact(now, async (tx) => {
      const organization = await seedOrganization(tx, {
        seed,
        name,
        members: amounts.members,
        freeCards: FREE_CARDS,
        now,
        passwordHash,
        firstPhone: phone,
      });
      if (head === '') head = organization.people[0]?.phone ?? '';
      await seedPosts(tx, organization, { seed, posts: amounts.posts, now });
    });
  }
  return head;
};

const main = async (): Promise<void> => {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL is not set: the seed fills a PostgreSQL of its own, never the demo of the embedded database.');
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { members: text, posts: text, seed: text, organizations: text, add: { type: 'boolean', default: false } },
  });
  const { add, ...amounts } = values;
  const parsed = Amounts.safeParse(amounts);
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'));
  const { organizations, members, posts, seconds, head } = await fillDatabase(url, parsed.data, { add });
  console.log(`Made ${organizations} × (${members} members, ${posts} publications) in ${seconds.toFixed(1)} s.`);
  console.log(`Everybody invented has this password:\nhead  ${head.phone}  ${head.password}`);
};

if (import.meta.main)
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
