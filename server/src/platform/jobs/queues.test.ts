import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestDatabase } from '#test/database.ts';
import { enqueue } from '../database/transaction.ts';
import { readEnv } from '../env.ts';
import { createLog } from '../log.ts';
import { type OpenedGround, openGround } from '../open-ground.ts';
import { defineJob } from './job.ts';
import { handler } from './queues.ts';

interface Sought {
  readonly q: string;
  readonly fails?: boolean;
}
const kept = defineJob<Sought>('test.kept', { retries: 0 });
const forgotten = defineJob<Sought>('test.forgotten', { retries: 0, forget: true });
const tried = defineJob<Sought>('test.tried', { retries: 1, forget: true });

const ran: string[] = [];
const run = async (_ground: unknown, { q, fails }: Sought) => {
  ran.push(q);
  if (fails) throw new Error('It was to fail');
};
const handlers = [kept, forgotten, tried].map((job) => handler(job, run));

let opened: OpenedGround;
const closers: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'profplus-queues-'));
  const database = await openTestDatabase();
  opened = await openGround(readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' }), createLog('silent'), database);
  await opened.queues.open(handlers);
  closers.push(
    () => opened.queues.stop(),
    () => database.stop(),
    () => rm(folder, { recursive: true }),
  );
});
afterAll(async () => {
  for (const close of closers) await close();
});

const states = async (q: string) => {
  const { rows } = await sql<{ state: string }>`select state::text from pgboss.job where data ->> 'q' = ${q}`.execute(opened.ground.db);
  return rows.map(({ state }) => state);
};

it('keep a job that ran, and nothing of one to be forgotten once it has run or failed for good', async () => {
  const { ground, queues } = opened;
  await ground.transaction(new Date(), async (tx) => {
    await enqueue(tx, kept, { q: 'kept' });
    await enqueue(tx, forgotten, { q: 'forgotten' });
    await enqueue(tx, forgotten, { q: 'failed', fails: true });
    await enqueue(tx, tried, { q: 'tried', fails: true });
  });
  expect(await states('forgotten')).toEqual(['created']);
  await queues.work(ground, handlers);
  await vi.waitFor(async () => expect(await states('kept')).toEqual(['completed']), 20_000);
  for (const q of ['forgotten', 'failed', 'tried']) await vi.waitFor(async () => expect(await states(q)).toEqual([]), 20_000);
  expect(ran.toSorted()).toEqual(['failed', 'forgotten', 'kept', 'tried', 'tried']);
});
