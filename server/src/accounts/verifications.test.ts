import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmVerification, getVerification, startVerification } from '#contract/accounts';
import { Refusal } from '#server/platform/http/problem.ts';
import { startTestApp, type TestApp } from '#test/harness.ts';
import { placeCall } from './place-call.ts';
import { withAccounts } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const start = async (phone = app.newPhone(), way: 'call' | 'text' = 'call') => {
  const { id } = await app.visitor().call(startVerification, { body: { phone, purpose: 'sign_up', way } });
  return {
    id,
    phone,
    row: () => withAccounts(app.db).selectFrom('verifications').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  };
};
const stateOf = async (id: Awaited<ReturnType<typeof start>>['id']) =>
  (await app.visitor().call(getVerification, { params: { verificationId: id } })).state;
const confirm = (id: Awaited<ReturnType<typeof start>>['id'], digits: string) =>
  app.visitor().send(confirmVerification, { params: { verificationId: id }, body: { digits } });
const wrong = (digits: string, by = 1) => String((Number(digits) + by) % 10 ** digits.length).padStart(digits.length, '0');

describe('a code', () => {
  it('is called in, typed and gives a proof, once', async () => {
    const { id, phone, row } = await start();
    expect(await stateOf(id)).toBe('placing');
    await app.runJobs();
    expect(await stateOf(id)).toBe('placed');
    expect(app.digitsOf(phone)).toMatch(/^\d{4}$/);

    const { status, body } = await confirm(id, app.digitsOf(phone));
    expect(status).toBe(200);
    expect(body.proof).toMatch(/^[\w-]{43}$/);
    expect(await stateOf(id)).toBe('expired');
    expect((await confirm(id, app.digitsOf(phone))).problem.code).toBe('code_expired');
    // Neither code nor proof lies in the database in clear.
    const stored = JSON.stringify(await row());
    expect(stored).not.toContain(body.proof);
    expect((await row()).code_hash).toBeNull();
  });

  it('comes as six digits in a message', async () => {
    const { id, phone } = await start(app.newPhone(), 'text');
    await app.runJobs();
    const digits = app.digitsOf(phone, 'text');
    expect(digits).toMatch(/^\d{6}$/);
    expect((await confirm(id, digits.slice(0, 4))).problem).toMatchObject({ code: 'code_wrong', attemptsLeft: 2 });
    expect((await confirm(id, digits)).status).toBe(200);
  });

  it('is nowhere in the database or in the job while it is good', async () => {
    const { phone, row } = await start();
    await app.runJobs();
    const { code_hash: sealed, id } = await row();
    const jobs = await app.db.withTables<{ 'pgboss.job': { data: unknown } }>().selectFrom('pgboss.job').select('data').execute();
    expect(jobs).toContainEqual({ data: { verificationId: id } });
    expect(sealed).toHaveLength(32);
    expect(jobs.every(({ data }) => Object.keys(data ?? {}).length <= 1 || !JSON.stringify(data).includes(phone))).toBe(true);
  });

  it('allows three tries, and says how many remain', async () => {
    const { id, phone } = await start();
    await app.runJobs();
    const digits = app.digitsOf(phone);
    for (const [by, left] of [
      [1, 2],
      [2, 1],
      [3, 0],
    ] as const)
      expect((await confirm(id, wrong(digits, by))).problem).toMatchObject({ code: 'code_wrong', attemptsLeft: left });
    expect((await confirm(id, digits)).problem.code).toBe('code_expired');
    expect(await stateOf(id)).toBe('expired');
  });

  it('allows three tries to 200 parallel guesses as well', async () => {
    const { id, phone, row } = await start();
    await app.runJobs();
    const guesses = Array.from({ length: 200 }, (_, number) => wrong(app.digitsOf(phone), number + 1));
    const answers = await Promise.all(guesses.map((digits) => confirm(id, digits)));
    const codes = answers.map(({ problem }) => problem.code);
    expect(codes.filter((code) => code === 'code_wrong')).toHaveLength(3);
    expect(codes.filter((code) => code === 'code_expired')).toHaveLength(197);
    expect((await row()).attempts).toBe(3);
  });

  it('is good for five minutes', async () => {
    const { id, phone } = await start();
    await app.runJobs();
    app.clock.advance(300_000);
    expect(await stateOf(id)).toBe('expired');
    expect((await confirm(id, app.digitsOf(phone))).problem.code).toBe('code_expired');
  });

  it('of an unknown verification is as good as expired', async () => {
    const unknown = '01920000-0000-7000-8000-000000000000';
    const answer = await app
      .visitor()
      .send(confirmVerification, { params: { verificationId: unknown as never }, body: { digits: '0000' } });
    expect(answer.problem.code).toBe('code_expired');
  });
});

describe('the call', () => {
  it('is placed once, however often the job runs', async () => {
    const { id, phone } = await start();
    await app.runJobs();
    await Promise.all([placeCall(app.ground, { verificationId: id }), placeCall(app.ground, { verificationId: id })]);
    expect(app.sent.calls.filter((call) => call.phone === phone)).toHaveLength(1);
  });

  it('is placed once by two workers at the same moment', async () => {
    const { id, phone } = await start();
    await Promise.all([placeCall(app.ground, { verificationId: id }), placeCall(app.ground, { verificationId: id })]);
    await app.runJobs();
    expect(app.sent.calls.filter((call) => call.phone === phone).length).toBeLessThanOrEqual(1);
  });

  it('is given up when a worker died in the middle of it', async () => {
    const { id, phone } = await start();
    await withAccounts(app.db)
      .updateTable('verifications')
      .set({ code_hash: Buffer.alloc(32) })
      .where('id', '=', id)
      .execute();
    await app.runJobs();
    expect(app.sent.calls.filter((call) => call.phone === phone)).toHaveLength(0);
    expect(await stateOf(id)).toBe('failed');
  });

  it('reads as failed when no worker came within a minute, and is not placed later', async () => {
    const { id, phone } = await start();
    app.clock.advance(60_000);
    expect(await stateOf(id)).toBe('failed');
    await app.runJobs();
    expect(app.sent.calls.filter((call) => call.phone === phone)).toHaveLength(0);
  });

  it('takes the digits that the provider used', async () => {
    const { id } = await start();
    await placeCall({ ...app.ground, calls: { placeCall: async () => ({ digits: '0042', reference: 'x' }) } }, { verificationId: id });
    expect((await confirm(id, '0042')).status).toBe(200);
  });

  it('that the provider refused reads as failed', async () => {
    const { id, row } = await start();
    const refusing = { placeCall: () => Promise.reject(new Refusal('call_failed')) };
    await placeCall({ ...app.ground, calls: refusing }, { verificationId: id });
    expect(await stateOf(id)).toBe('failed');
    expect((await row()).code_hash).toBeNull();
  });
});
