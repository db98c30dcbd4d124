import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getProfile, getSession, listSessions, updateProfile } from '#contract/accounts';
import { listAuditEntries } from '#contract/audit';
import { publishPost } from '#contract/feed';
import { listMembers } from '#contract/members';
import { openOrganization } from '#contract/organizations';
import { getHealth, getReady } from '#contract/system';
import { sweepKeys } from '#server/platform/http/sweep-keys.ts';
import { type Signed, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
let operator: Signed;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.stop());

const keys = () => app.db.selectFrom('idempotency_keys').select('key').execute();
const organizations = async () =>
  (await app.db.withTables<{ organizations: { name: string } }>().selectFrom('organizations').select('name').execute()).map(
    ({ name }) => name,
  );

describe('a repeated write', () => {
  test('acts once and gets the first answer', async () => {
    const body = { name: 'ППО «Однажды»' };
    const first = await operator.client.send(openOrganization, { body }, { key: 'once-0001' });
    const second = await operator.client.send(openOrganization, { body }, { key: 'once-0001' });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect((await organizations()).filter((name) => name === body.name)).toHaveLength(1);
  });

  test('acts once when ten of them come together', async () => {
    const body = { name: 'ППО «Разом»' };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => operator.client.send(openOrganization, { body }, { key: 'once-0002' })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await organizations()).filter((name) => name === body.name)).toHaveLength(1);
  });

  test('with a key of another request is refused', async () => {
    await operator.client.send(openOrganization, { body: { name: 'ППО «Первое»' } }, { key: 'once-0003' });
    const other = await operator.client.send(openOrganization, { body: { name: 'ППО «Второе»' } }, { key: 'once-0003' });
    expect(other.problem.code).toBe('key_reused');
    expect(await organizations()).not.toContain('ППО «Второе»');
  });

  test('that was refused leaves its key free for the corrected one', async () => {
    const { version, phone: _phone, id: _id, operator: _operator, ...profile } = await operator.client.call(getProfile, {});
    const stale = await operator.client.send(updateProfile, { body: { ...profile, version: version + 7 } }, { key: 'once-0004' });
    const good = await operator.client.send(updateProfile, { body: { ...profile, version } }, { key: 'once-0004' });
    expect([stale.problem.code, good.status]).toEqual(['conflict', 200]);
  });

  test('is forgotten after a day', async () => {
    await operator.client.send(openOrganization, { body: { name: 'ППО «Давно»' } }, { key: 'once-0005' });
    const later = { now: () => new Date(app.clock.now().getTime() + 25 * 3600 * 1000) };
    await sweepKeys({ db: app.db, clock: later });
    expect(await keys()).toEqual([]);
  });
});

describe('the gates', () => {
  test('a visitor is asked to sign in, before anything of the request is judged', async () => {
    const organizationId = '018f0000-0000-7000-8000-000000000001';
    const answer = await app.visitor().send(publishPost, { params: { organizationId }, body: { title: '' } });
    expect([answer.status, answer.problem.code]).toEqual([401, 'unauthenticated']);
  });

  test('what is not yours does not exist, and the knock is journalled', async () => {
    const organization = await app.organization(operator);
    const stranger = await app.signUp();
    const answer = await stranger.client.send(listMembers, { params: { organizationId: organization.id }, query: {} });
    expect([answer.status, answer.problem.code]).toEqual([404, 'not_found']);
    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'access.refused' } });
    expect(items[0]).toMatchObject({
      actor: { id: stranger.personId },
      organizationId: organization.id,
      subjectId: 'GET /api/organizations/:organizationId/members',
    });
  });

  test('an address that holds no id is not found', async () => {
    const answer = await operator.client.send(listMembers, { params: { organizationId: "1' or '1'='1" }, query: {} });
    expect(answer.problem.code).toBe('not_found');
  });

  test('a made-up token is nobody', async () => {
    const client = app.visitor();
    client.cookie = '__Host-session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    expect(await client.call(getSession, {})).toEqual({ person: null });
    expect(await client.refusal(listSessions, {})).toBe('unauthenticated');
  });
});

describe('a request from elsewhere', () => {
  const write = (headers: Record<string, string>, body = '{}') =>
    fetch(`${app.url}/api/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  test('a write of a foreign page is refused', async () => {
    expect((await write({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await write({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
  test('our own page and a script without a browser may write', async () => {
    expect((await write({ origin: app.url })).status).toBe(422);
    expect((await write({})).status).toBe(422);
  });
  test('a form cannot write', async () => {
    expect((await write({ 'content-type': 'application/x-www-form-urlencoded' }, 'phone=1')).status).toBe(400);
    expect((await write({ 'content-type': 'text/plain' })).status).toBe(400);
  });
});

describe('answers', () => {
  test('are problems even where a request cannot be read', async () => {
    const { port } = new URL(app.url);
    const told = async (request: string) => {
      const socket = connect(Number(port), '127.0.0.1');
      socket.end(request);
      const answer = await text(socket);
      return [answer.slice(0, 12), JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))).code];
    };
    expect(await told('NOT HTTP AT ALL\r\n\r\n')).toEqual(['HTTP/1.1 400', 'bad_request']);
    const long = 'a'.repeat(20_000);
    expect(await told(`GET /api/health HTTP/1.1\r\nhost: x\r\nx-long: ${long}\r\n\r\n`)).toEqual(['HTTP/1.1 431', 'too_large']);
  });

  test('a refused field is named, with what is wrong with it', async () => {
    const { problem, headers, status } = await operator.client.send(openOrganization, { body: { name: '' } });
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    expect(problem).toMatchObject({ code: 'invalid', fields: { name: 'too_small' } });
    expect(problem.requestId).toBe(headers.get('x-request-id'));
  });
  test('unknown addresses of the API are problems, not pages', async () => {
    const response = await fetch(`${app.url}/api/nothing`);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([404, 'not_found']);
  });
  test('broken JSON is a bad request', async () => {
    const response = await fetch(`${app.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":',
    });
    expect(((await response.json()) as { code: string }).code).toBe('bad_request');
  });
  test('an answer of the API is never kept by a browser', async () => {
    expect((await operator.client.send(getProfile, {})).headers.get('cache-control')).toBe('no-store');
  });
  test('health and readiness', async () => {
    expect(await app.visitor().call(getHealth, {})).toEqual({ status: 'ok' });
    expect(await app.visitor().call(getReady, {})).toEqual({ status: 'ok', database: 'ok', storage: 'ok', jobs: 'ok' });
  });
});
