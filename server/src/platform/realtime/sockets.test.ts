import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { endOtherSessions, signIn } from '#contract/accounts';
import { publishPost } from '#contract/feed';
import { excludeMember } from '#contract/members';
import { REALTIME_PATH } from '#contract/realtime';
import { PASSWORD, type Signed, startTestApp, type TestApp } from '#test/harness.ts';
import { CLOSE_UNAUTHENTICATED } from './sockets.ts';

let app: TestApp;
let operator: Signed;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.stop());

const refused = (headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${app.url.replace('http', 'ws')}${REALTIME_PATH}`, { headers });
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => reject(new Error('The socket was opened')));
    socket.on('error', reject);
  });

test('nobody without a session, and no foreign page, gets a socket', async () => {
  expect(await refused({})).toBe(401);
  expect(await refused({ cookie: operator.client.cookie ?? '', origin: 'https://evil.example' })).toBe(403);
});

test('members hear their organisation at once; others hear nothing of it', async () => {
  const organization = await app.organization(operator);
  const other = await app.organization(operator, 'ППО «Другая»');
  const head = await app.member(organization, 'head');
  const member = await app.member(organization);
  const foreigner = await app.member(other, 'head');
  const [near, far] = await Promise.all([member.client.listen(), foreigner.client.listen()]);
  const post = await head.client.call(publishPost, { params: { organizationId: organization.id }, body: { title: 'Новость' } });
  expect(await near.next('feed.changed')).toMatchObject({ postId: post.id, change: 'published' });
  expect(await near.next('notifications.changed')).toBeDefined();
  // Its own organisation's event comes after what it must not hear, so hearing it proves the silence before.
  await foreigner.client.call(publishPost, { params: { organizationId: other.id }, body: { title: 'Своя' } });
  expect(await far.next('feed.changed')).toMatchObject({ organizationId: other.id });
  expect(far.events.filter((event) => 'organizationId' in event && event.organizationId === organization.id)).toEqual([]);
  near.close();
  far.close();
});

test('an excluded member hears nothing more on the open socket', async () => {
  const organization = await app.organization(operator, 'ППО «Исключения»');
  const head = await app.member(organization, 'head');
  const member = await app.member(organization);
  const ear = await member.client.listen();
  const params = { organizationId: organization.id, memberId: member.memberId };
  await head.client.call(excludeMember, { params, body: { reason: 'по собственному желанию' } });
  await ear.next('members.access-changed');
  ear.events.length = 0;
  await head.client.call(publishPost, { params: { organizationId: organization.id }, body: { title: 'Без него' } });
  // The personal topic is still open; a word there comes after the one that must not come.
  // While the socket asks anew what it may hear, hints are let go: said until heard.
  await vi.waitFor(() => {
    app.ground.bus.publish(`person:${member.personId}`, { type: 'notifications.changed' });
    expect(ear.events.map(({ type }) => type)).toContain('notifications.changed');
  }, 20_000);
  expect(ear.events.filter((event) => event.type === 'feed.changed')).toEqual([]);
  ear.close();
});

test('a new socket is told how long it was quiet, so that what happened while a page was opened is asked for anew', async () => {
  const organization = await app.organization(operator, 'ППО «Тишина»');
  const head = await app.member(organization, 'head');
  const member = await app.member(organization);
  const foreigner = await app.member(await app.organization(operator, 'ППО «Соседи»'));
  const asked = performance.now();
  await head.client.call(publishPost, { params: { organizationId: organization.id }, body: { title: 'Пока открывалось' } });
  const [near, far] = await Promise.all([member.client.listen(), foreigner.client.listen()]);
  const quiet = (await near.next('ready')).quiet;
  expect(quiet).toBeLessThan(performance.now() - asked);
  expect((await far.next('ready')).quiet).toBeGreaterThan(quiet);
  near.close();
  far.close();
});

test('a socket that was deaf while it was asked anew is told that it missed something', async () => {
  const organization = await app.organization(operator, 'ППО «Глухота»');
  const member = await app.member(organization);
  const ear = await member.client.listen();
  await ear.next('ready');
  app.ground.bus.publish(`person:${member.personId}`, 'recheck');
  app.ground.bus.publish(`organization:${organization.id}`, { type: 'notifications.changed' });
  expect(await ear.next('ready')).toEqual({ type: 'ready', quiet: 0 });
  expect(ear.events.filter(({ type }) => type === 'notifications.changed')).toEqual([]);
  ear.close();
});

test('a session ended elsewhere closes its socket', async () => {
  const { client, phone } = await app.signUp();
  const elsewhere = app.visitor();
  await elsewhere.call(signIn, { body: { phone, password: PASSWORD } });
  const ear = await elsewhere.listen();
  await client.call(endOtherSessions, {});
  expect(await ear.whenClosed()).toBe(CLOSE_UNAUTHENTICATED);
});
