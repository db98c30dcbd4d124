import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consentsOf, ensureDocuments } from '#server/accounts/public.ts';
import { openDatabase } from '#server/platform/database/database.ts';
import type { OpenedPool } from '#server/platform/database/pool.ts';
import { createTransact } from '#server/platform/database/transaction.ts';
import { createLocalBus } from '#server/platform/realtime/bus.ts';
import { openTestDatabase } from '#test/database.ts';
import { giveConsents } from './give-consents.ts';
import { seedOrganization } from './seed-organization.ts';

const NOW = new Date('2026-03-11T09:00:00.000Z');
let database: OpenedPool;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.stop());

test('whoever the demo invents has accepted each document in force', async () => {
  const db = openDatabase(database.pool);
  const transact = createTransact(db, createLocalBus(), () => Promise.reject(new Error('Consents leave no jobs')));
  const [someone] = await transact(NOW, async (tx) => {
    await ensureDocuments(tx, NOW);
    const people = { seed: 5, name: 'ППО «Верфь»', members: 3, freeCards: 0, now: NOW, passwordHash: '-', firstPhone: 0 };
    const organization = await seedOrganization(tx, people);
    await giveConsents(tx);
    return organization.people;
  });
  if (someone === undefined) throw new Error('Nobody was seeded');
  const consents = await consentsOf(db, someone.personId);
  expect(consents.map(({ document }) => document.kind).sort()).toEqual(['personal_data', 'privacy', 'terms']);
  expect(consents.every(({ inForce }) => inForce)).toBe(true);
  const { rows } = await sql<{ early: number }>`select count(*)::int early from consents c join documents d on d.id = c.document_id
    where c.given_at < d.published_at`.execute(db);
  expect(rows[0]?.early).toBe(0);
  const journal = await sql<{ actors: number; entries: number; kinds: string[] }>`select count(distinct actor_person_id)::int actors,
    count(*)::int entries, array_agg(distinct details ->> 'kind' order by details ->> 'kind') kinds
    from audit_entries where action = 'accounts.give-consent'`.execute(db);
  expect(journal.rows).toEqual([{ actors: 3, entries: 9, kinds: ['personal_data', 'privacy', 'terms'] }]);
});
