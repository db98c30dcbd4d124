import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getSession, listSessions, resetPassword, signIn, startVerification } from '#contract/accounts';
import { listNotifications } from '#contract/notifications';
import { actsOn } from '#server/audit/public.ts';
import { PASSWORD, startTestApp, type TestApp } from '#test/harness.ts';
import { HOUR, MINUTE } from './policy.ts';
import { withAccounts } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(HOUR));

const NEXT = 'вишнёвый сад в мае';
const proveTwice = async (phone: string): Promise<[string, string]> => {
  app.clock.advance(MINUTE);
  const first = await app.prove(phone, 'reset');
  app.clock.advance(MINUTE);
  return [first, await app.prove(phone, 'reset', 'text')];
};
const reset = (proofs: string[], password = NEXT) => app.visitor().send(resetPassword, { body: { proofs, password } });

describe('resetting a password', () => {
  it('sets it, ends every session and opens one', async () => {
    const { phone, client, personId } = await app.signUp();
    const other = app.visitor();
    await other.call(signIn, { body: { phone, password: PASSWORD } });
    const listener = await other.listen();
    const proofs = await proveTwice(phone);
    const browser = app.visitor();
    const { status, body } = await browser.send(resetPassword, { body: { proofs, password: NEXT } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: personId, phone });

    await listener.whenClosed();
    for (const ended of [client, other]) expect(await ended.refusal(listSessions, {})).toBe('unauthenticated');
    expect((await browser.call(listSessions, {})).items).toHaveLength(1);
    expect((await browser.call(listNotifications, { query: {} })).items.map(({ content }) => content.kind)).toEqual(['password.changed']);
    expect(await app.visitor().refusal(signIn, { body: { phone, password: PASSWORD } })).toBe('credentials_wrong');
    await app.visitor().call(signIn, { body: { phone, password: NEXT } });
    const [act] = await actsOn(app.db, { subjectType: 'person', subjectIds: [personId], limit: 1 });
    expect(act).toMatchObject({ action: 'accounts.reset-password', actor: personId, details: {} });
  });

  it('needs two proofs of two verifications of one phone, made for it', async () => {
    const { phone } = await app.signUp();
    const stranger = await app.signUp();
    const [first, second] = await proveTwice(phone);
    const [foreign] = await proveTwice(stranger.phone);
    const forSignUp = await app.prove(app.newPhone(), 'sign_up');
    for (const proofs of [
      [first, first],
      [first, foreign],
      [first, forSignUp],
      [first, 'x'.repeat(43)],
    ])
      expect((await reset(proofs)).problem.code).toBe('code_expired');
    expect((await reset([first])).problem.code).toBe('invalid');
    // What was refused used nothing up.
    expect((await reset([first, second])).status).toBe(200);
    expect((await reset([first, second])).problem.code).toBe('code_expired');
  });

  it('takes proofs for a quarter of an hour', async () => {
    const { phone } = await app.signUp();
    const proofs = await proveTwice(phone);
    app.clock.advance(15 * MINUTE);
    expect((await reset(proofs)).problem.code).toBe('code_expired');
  });

  it('works once for two requests at the same moment', async () => {
    const { phone, personId } = await app.signUp();
    const [first, second] = await proveTwice(phone);
    const answers = await Promise.all([reset([first, second]), reset([second, first], 'совсем другой пароль')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const sessions = await withAccounts(app.db).selectFrom('sessions').select('id').where('person_id', '=', personId).execute();
    expect(sessions).toHaveLength(1);
  });

  it('says of a phone without an account that the credentials are wrong, to its owner alone, and uses the proofs up', async () => {
    const phone = app.newPhone();
    const proofs = await proveTwice(phone);
    expect((await reset(proofs)).problem.code).toBe('credentials_wrong');
    expect((await reset(proofs)).problem.code).toBe('code_expired');
  });

  it('does not let a blocked person in, and keeps the old password', async () => {
    const { phone, personId } = await app.signUp();
    const proofs = await proveTwice(phone);
    const person = () => withAccounts(app.db).selectFrom('persons').select('password_hash').where('id', '=', personId).executeTakeFirst();
    const before = await person();
    await withAccounts(app.db).updateTable('persons').set({ blocked_at: app.clock.now() }).where('id', '=', personId).execute();
    const { problem, headers } = await reset(proofs);
    expect(problem.code).toBe('blocked');
    expect(headers.get('set-cookie')).toBeNull();
    expect(await person()).toEqual(before);
  });

  it('refuses a weak password and keeps the proofs', async () => {
    const { phone } = await app.signUp();
    const proofs = await proveTwice(phone);
    expect((await reset(proofs, 'qwerty123')).problem).toMatchObject({ code: 'password_weak', fields: { password: 'password_weak' } });
    expect((await reset(proofs)).status).toBe(200);
  });

  it('asks for a code alike whether the phone has an account or not', async () => {
    const { phone } = await app.signUp();
    app.clock.advance(HOUR);
    const answers = [];
    for (const number of [phone, app.newPhone()]) {
      const { status, body } = await app.visitor().send(startVerification, { body: { phone: number, purpose: 'reset' } });
      const { id: _id, ...rest } = body;
      answers.push({ status, rest });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual({
      status: 202,
      rest: { digits: 4, expiresInSeconds: 300, waitSeconds: 60, ways: ['call', 'text'] },
    });
    const before = app.sent.calls.length;
    await app.runJobs();
    expect(app.sent.calls.length - before).toBe(2);
    expect((await app.visitor().call(getSession, {})).person).toBeNull();
  });
});
