import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXPORTS_A_DAY, getExport, readExportFile, startExport } from '#contract/exports';
import type { ExportId, OrganizationId } from '#contract/ids';
import { newStorageKey } from '#server/platform/files/storage.ts';
import { type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { beginExport } from './begin-export.ts';
import { failExport } from './fail-export.ts';
import { moveExport } from './move-export.ts';
import { sweepExports } from './sweep-exports.ts';
import { withExports } from './tables.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let app: TestApp;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  organization = await app.organization(await app.operator());
  head = await app.member(organization, 'head');
});
afterAll(() => app.stop());

const input = () => ({
  params: { organizationId: organization.id },
  body: { target: { filter: { status: 'active' as const } }, format: 'csv' as const },
});
const of = (exportId: ExportId) => ({ params: { organizationId: organization.id, exportId } });
const rowOf = (id: ExportId) =>
  withExports(app.db)
    .selectFrom('exports')
    .selectAll()
    .where('organization_id', '=', organization.id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

it('removes a file after a day; past its time nobody gets it even before that', async () => {
  const { id } = await head.client.call(startExport, input());
  await app.runJobs();
  const key = (await rowOf(id)).storage_key ?? '';
  app.clock.advance(23 * HOUR);
  await sweepExports(app.ground);
  expect((await head.client.call(getExport, of(id))).state).toBe('ready');
  app.clock.advance(HOUR);
  expect((await head.client.call(getExport, of(id))).state).toBe('removed');
  expect(await head.client.refusal(readExportFile, of(id))).toBe('not_found');
  await sweepExports(app.ground);
  expect(await rowOf(id)).toMatchObject({ state: 'removed', storage_key: null });
  await expect(app.ground.storage.read(key)).rejects.toThrow();
});

/** A writer begins, and is not heard of again. */
const begin = (exportId: ExportId) =>
  app.ground.transaction(app.clock.now(), (tx) => beginExport(tx, { organizationId: organization.id, exportId }, newStorageKey()));

it('begins anew an export that broke off, and makes one file of it', async () => {
  const { id } = await head.client.call(startExport, input());
  const late = await begin(id);
  app.clock.advance(2 * MINUTE);
  await sweepExports(app.ground);
  expect(await rowOf(id), 'it may still write').toMatchObject({ state: 'writing', attempts: 0 });
  app.clock.advance(MINUTE);
  await sweepExports(app.ground);
  expect(await rowOf(id)).toMatchObject({ state: 'waiting', attempts: 1, storage_key: null });
  await app.runJobs();
  expect((await head.client.call(getExport, of(id))).state).toBe('ready');
  // A writer that only slept, and wakes now, changes nothing.
  if (late === undefined) throw new Error('It had not begun');
  expect(await app.ground.transaction(app.clock.now(), (tx) => moveExport(tx, late, { state: 'ready', size: 1 }))).toBeUndefined();
  expect(await app.ground.transaction(app.clock.now(), (tx) => failExport(tx, late))).toBe(false);
});

it('gives up an export that broke off again and again, so that the next one may begin', async () => {
  const { id } = await head.client.call(startExport, input());
  for (let time = 1; time <= 3; time += 1) {
    await begin(id);
    app.clock.advance(3 * MINUTE);
    await sweepExports(app.ground);
  }
  expect((await head.client.call(getExport, of(id))).state).toBe('failed');
  // The job that comes late finds nothing to do.
  await app.runJobs();
  expect((await rowOf(id)).state).toBe('failed');
});

it('begins anew an export that the queue has lost', async () => {
  const { id } = await head.client.call(startExport, input());
  await sql`delete from pgboss.job`.execute(app.db);
  app.clock.advance(15 * MINUTE);
  await sweepExports(app.ground);
  await app.runJobs();
  expect((await head.client.call(getExport, of(id))).state).toBe('ready');
});

it('makes no more than a day allows', async () => {
  app.clock.advance(48 * HOUR);
  const signed = await app.member(organization, 'administrator');
  for (let made = 0; made < EXPORTS_A_DAY; made += 1) {
    await signed.client.call(startExport, input());
    await app.runJobs();
  }
  expect(await signed.client.refusal(startExport, input())).toBe('too_many_requests');
  app.clock.advance(25 * HOUR);
  expect((await signed.client.call(startExport, input())).state).toBe('waiting');
});
