import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXPORTS_A_DAY, getExport, readExportFile, startExport } from '#contract/exports';
import type { ExportId, OrganizationId } from '#contract/ids';
import { type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { sweepExports } from './sweep-exports.ts';
import { withExports } from './tables.ts';

const HOUR = 3_600_000;

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

it('gives up an export that broke off, so that the next one may begin', async () => {
  const { id } = await head.client.call(startExport, input());
  app.clock.advance(HOUR);
  await sweepExports(app.ground);
  expect((await head.client.call(getExport, of(id))).state).toBe('failed');
  // The job that comes late finds nothing to do.
  await app.runJobs();
  expect((await rowOf(id)).state).toBe('failed');
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
