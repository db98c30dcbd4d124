import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changePassword, endOtherSessions, endSession, getSession, listSessions, signIn, signOut } from '#contract/accounts';
import { actsOn } from '#server/audit/public.ts';
import { PASSWORD, type Signed, startTestApp, type TestApp } from '#test/harness.ts';
import { DAY, HOUR, MINUTE } from './policy.ts';
import { sweepAccounts } from './sweep-accounts.ts';
import { withAccounts } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ TRUST_PROXY: '1' });
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(HOUR));

const NEXT = 'вишнёвый сад в мае';
const again = async ({ phone }: Signed, headers: Record<string, string> = {}) => {
  const client = app.visitor();
  Object.assign(client.headers, headers);
  await client.call(signIn, { body: { phone, password: PASSWORD } });
  return client;
};
const idsOf = (signed: Signed) =>
  withAccounts(app.db).selectFrom('sessions').select('id').where('person_id', '=', signed.personId).execute();

describe('sessions', () => {
  it('are listed with device and masked address, the last seen first', async () => {
    const signed = await app.signUp();
    app.clock.advance(MINUTE);
    const phone = await again(signed, {
      'user-agent': 'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'x-forwarded-for': '203.0.113.77',
    });
    const { items } = await phone.call(listSessions, {});
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      device: 'Chrome, Android',
      address: '203.0.113.…',
      current: true,
      seenAt: app.clock.now().toISOString(),
    });
    expect(items[1]?.current).toBe(false);
  });

  it('end one by one, at once, sockets included', async () => {
    const signed = await app.signUp();
    const other = await again(signed);
    const socket = await other.listen();
    const mine = await signed.client.listen();
    const theirs = (await signed.client.call(listSessions, {})).items.find(({ current }) => !current);
    await signed.client.call(endSession, { params: { sessionId: theirs?.id as never } });
    await socket.whenClosed();
    await mine.next('accounts.session-ended');
    expect(await other.refusal(listSessions, {})).toBe('unauthenticated');
    expect(await other.call(getSession, {})).toEqual({ person: null });
    expect((await signed.client.call(listSessions, {})).items).toHaveLength(1);
    mine.close();
  });

  it('of others do not exist', async () => {
    const [one, other] = [await app.signUp(), await app.signUp()];
    const [theirs] = await idsOf(other);
    expect(await one.client.refusal(endSession, { params: { sessionId: theirs?.id as never } })).toBe('not_found');
    expect(await idsOf(other)).toHaveLength(1);
    expect(await app.visitor().refusal(endSession, { params: { sessionId: theirs?.id as never } })).toBe('unauthenticated');
  });

  it('end all but this one', async () => {
    const signed = await app.signUp();
    const others = [await again(signed), await again(signed)];
    const stranger = await app.signUp();
    await signed.client.call(endOtherSessions, {});
    for (const other of others) expect(await other.refusal(listSessions, {})).toBe('unauthenticated');
    expect((await signed.client.call(listSessions, {})).items).toHaveLength(1);
    expect((await stranger.client.call(listSessions, {})).items).toHaveLength(1);
  });

  it('end by signing out; doing so twice is no harm', async () => {
    const { client } = await app.signUp();
    const stolen = app.visitor();
    stolen.cookie = client.cookie;
    await client.call(signOut, {});
    expect(client.cookie).toBeNull();
    expect(await stolen.refusal(listSessions, {})).toBe('unauthenticated');
    await client.call(signOut, {});
  });

  it('end in the browser that ends its own', async () => {
    const { client } = await app.signUp();
    const [current] = (await client.call(listSessions, {})).items;
    await client.call(endSession, { params: { sessionId: current?.id as never } });
    expect(client.cookie).toBeNull();
  });

  it('end ninety days after they were seen, and are kept by being used', async () => {
    const signed = await app.signUp();
    const idle = await again(signed);
    app.clock.advance(60 * DAY);
    await signed.client.call(getSession, {});
    app.clock.advance(30 * DAY);
    expect(await idle.refusal(listSessions, {})).toBe('unauthenticated');
    expect((await signed.client.call(listSessions, {})).items).toHaveLength(1);
    await sweepAccounts(app.ground);
    expect(await idsOf(signed)).toHaveLength(1);
  });

  it('write down that they were seen at most every five minutes', async () => {
    const signed = await app.signUp();
    const seen = async () => (await signed.client.call(listSessions, {})).items[0]?.seenAt;
    const first = await seen();
    app.clock.advance(5 * MINUTE - 1);
    await signed.client.call(getSession, {});
    expect(await seen()).toBe(first);
    app.clock.advance(1);
    await signed.client.call(getSession, {});
    expect(await seen()).toBe(app.clock.now().toISOString());
  });

  it('are stored by a hash of their token', async () => {
    const signed = await app.signUp();
    const token = signed.client.cookie?.split('=')[1] ?? '';
    const rows = await withAccounts(app.db).selectFrom('sessions').selectAll().where('person_id', '=', signed.personId).execute();
    expect(rows[0]?.token_hash).toHaveLength(32);
    for (const value of Object.values(rows[0] ?? {})) expect(String(value)).not.toBe(token);
  });
});

describe('changing the password', () => {
  it('ends every session, replaces this one and is journalled', async () => {
    const signed = await app.signUp();
    const other = await again(signed);
    const copied = app.visitor();
    copied.cookie = signed.client.cookie;
    await signed.client.call(changePassword, { body: { current: PASSWORD, next: NEXT } });
    for (const ended of [other, copied]) expect(await ended.refusal(listSessions, {})).toBe('unauthenticated');
    expect((await signed.client.call(listSessions, {})).items).toHaveLength(1);
    expect(await app.visitor().refusal(signIn, { body: { phone: signed.phone, password: PASSWORD } })).toBe('credentials_wrong');
    await app.visitor().call(signIn, { body: { phone: signed.phone, password: NEXT } });
    const [act] = await actsOn(app.db, { subjectType: 'person', subjectIds: [signed.personId], limit: 1 });
    expect(act).toMatchObject({ action: 'accounts.change-password', actor: signed.personId });
  });

  it('needs the current one, and a good new one', async () => {
    const { client } = await app.signUp();
    const wrong = await client.send(changePassword, { body: { current: 'не тот', next: NEXT } });
    expect(wrong.problem).toMatchObject({ code: 'credentials_wrong', fields: { current: 'credentials_wrong' } });
    const weak = await client.send(changePassword, { body: { current: PASSWORD, next: 'лугов2026' } });
    expect(weak.problem).toMatchObject({ code: 'password_weak', fields: { next: 'password_weak' } });
    expect(await app.visitor().refusal(changePassword, { body: { current: PASSWORD, next: NEXT } })).toBe('unauthenticated');
  });

  it('of two at once lets one through', async () => {
    const signed = await app.signUp();
    const change = (next: string) => signed.client.send(changePassword, { body: { current: PASSWORD, next } });
    const statuses = (await Promise.all([change(NEXT), change('и сад, и огород')])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([204, 401]);
    expect(await idsOf(signed)).toHaveLength(1);
  });
});
