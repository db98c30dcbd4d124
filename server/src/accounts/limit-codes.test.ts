import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startVerification } from '#contract/accounts';
import { startTestApp, type TestApp } from '#test/harness.ts';
import { HOUR, MINUTE } from './policy.ts';
import { withAccounts } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ TRUST_PROXY: '1', CODES_PER_ADDRESS: '3', CODES_PER_HOUR: '70' });
});
afterAll(() => app.stop());
beforeEach(() => app.clock.advance(24 * HOUR));

const ask = (phone: string, address = '203.0.113.7') => {
  const client = app.visitor();
  client.headers['x-forwarded-for'] = address;
  return client.send(startVerification, { body: { phone, purpose: 'sign_up' } });
};
const refused = (retryAfter: number) => ({ status: 429, problem: { code: 'too_many_requests', retryAfter } });

it('lets a minute pass between two codes to a phone, from wherever they are asked', async () => {
  const phone = app.newPhone();
  expect((await ask(phone)).status).toBe(202);
  app.clock.advance(20_000);
  const answer = await ask(phone, '198.51.100.1');
  expect(answer).toMatchObject(refused(40));
  expect(answer.headers.get('retry-after')).toBe('40');
  app.clock.advance(40_000);
  expect((await ask(phone)).status).toBe(202);
});

it('gives one phone five codes a day, failed calls aside', async () => {
  const phone = app.newPhone();
  const askLater = async (step: number) => {
    app.clock.advance(MINUTE);
    return ask(phone, `198.51.100.${step}`);
  };
  for (let step = 0; step < 4; step += 1) expect((await askLater(step)).status).toBe(202);
  await withAccounts(app.db)
    .updateTable('verifications')
    .set({ state: 'failed' })
    .where('phone', '=', phone)
    .where('address', '=', '198.51.100.0')
    .execute();
  expect((await askLater(5)).status).toBe(202);
  expect((await askLater(6)).status).toBe(202);
  expect(await askLater(7)).toMatchObject(refused(24 * 3600 - 5 * 60));
});

it('places one call for a hundred requests at once', async () => {
  const phone = app.newPhone();
  const answers = await Promise.all(Array.from({ length: 100 }, (_, number) => ask(phone, `10.${number}.0.1`)));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  await app.runJobs();
  expect(app.sent.calls.filter((call) => call.phone === phone)).toHaveLength(1);
});

it('gives one address its codes an hour, parallel ones counted', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask(app.newPhone())));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(3);
  expect(await ask(app.newPhone())).toMatchObject(refused(3600));
  app.clock.advance(HOUR);
  expect((await ask(app.newPhone())).status).toBe(202);
});

it.each([
  ['IPv4', (host: number) => `203.0.113.${host}`],
  ['IPv6', (host: number) => `2001:db8:a1:${host.toString(16)}::1`],
])('gives an %s network twenty times that', async (_name, address) => {
  const statuses = [];
  for (let host = 1; host <= 61; host += 1) statuses.push((await ask(app.newPhone(), address(host))).status);
  expect(statuses.filter((status) => status === 202)).toHaveLength(60);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask(app.newPhone(), '192.0.2.1')).status).toBe(202);
});

it('gives the whole platform its codes an hour', async () => {
  const statuses = [];
  for (let network = 1; network <= 71; network += 1) statuses.push((await ask(app.newPhone(), `10.1.${network}.1`)).status);
  expect(statuses.indexOf(429)).toBe(70);
});
