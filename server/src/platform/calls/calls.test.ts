import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { chooseCalls, chooseTexts } from './choose.ts';
import { missingCallsKeys } from './env.ts';
import { providerStub } from './provider-stub.test-helper.ts';
import { smsRuCalls, smsRuTexts } from './sms-ru.ts';
import { ucallerCalls } from './ucaller.ts';

const PHONE = '+79500000042';
const call = { phone: PHONE, ip: '203.0.113.7', digits: '0271' };
const refused = { name: 'Refusal', code: 'call_failed' };

function logbook() {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) }));
  return { log, lines, messages: () => lines.map((line) => (JSON.parse(line) as { msg: string }).msg) };
}

describe('SMS.ru', () => {
  const ok = '{"status":"OK","code":"1435","call_id":"000000-10000000","cost":0.4,"balance":4122.56}';

  test('is asked as its documentation says and tells the digits it used', async () => {
    await using stub = await providerStub(() => ({ body: ok }));
    const calls = smsRuCalls({ apiId: 'key', url: stub.url, log: logbook().log });
    expect(await calls.placeCall(call)).toEqual({ digits: '1435', reference: '000000-10000000' });
    expect(stub.asked[0]?.url.pathname).toBe('/code/call');
    expect(Object.fromEntries(stub.asked[0]?.url.searchParams ?? [])).toEqual({ phone: '79500000042', ip: '203.0.113.7', api_id: 'key' });
  });

  test.each(['10.1.2.3', '127.0.0.1', '::1', '192.168.0.9', 'nonsense'])('is not told the private address %s', async (ip) => {
    await using stub = await providerStub(() => ({ body: ok }));
    await smsRuCalls({ apiId: 'key', url: stub.url, log: logbook().log }).placeCall({ ...call, ip });
    expect(stub.asked[0]?.url.searchParams.get('ip')).toBe('-1');
  });

  test('digits that came as a number keep their zeros', async () => {
    await using stub = await providerStub(() => ({ body: '{"status":"OK","code":71,"call_id":"1"}' }));
    expect((await smsRuCalls({ apiId: 'key', url: stub.url, log: logbook().log }).placeCall(call)).digits).toBe('0071');
  });

  test.each([
    ['an error', 200, '{"status":"ERROR","status_text":"нет такого номера 79500000042","status_code":202}'],
    ['a failure of the server', 500, '{"status":"OK","code":"1435"}'],
    ['something else than JSON', 200, '<html>maintenance</html>'],
    ['digits that are not digits', 200, '{"status":"OK","code":"14x5"}'],
    ['an empty answer', 200, ''],
  ])('%s is call_failed, and the log holds neither phone nor key', async (_what, status, body) => {
    await using stub = await providerStub(() => ({ status, body }));
    const { log, lines } = logbook();
    await expect(smsRuCalls({ apiId: 'secret-key', url: stub.url, log }).placeCall(call)).rejects.toMatchObject(refused);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('+7********42');
    expect(lines[0]).not.toContain('9500000042');
    expect(lines[0]).not.toContain('secret-key');
  });

  test('silence and a closed door are call_failed', async () => {
    await using stub = await providerStub(() => null);
    const { log } = logbook();
    await expect(smsRuCalls({ apiId: 'key', url: stub.url, log, timeout: 50 }).placeCall(call)).rejects.toMatchObject(refused);
    await expect(smsRuCalls({ apiId: 'key', url: 'http://127.0.0.1:1', log }).placeCall(call)).rejects.toMatchObject(refused);
  });

  test('sends short messages', async () => {
    await using stub = await providerStub(() => ({
      body: '{"status":"OK","status_code":100,"sms":{"79500000042":{"status":"OK","status_code":100,"sms_id":"1"}}}',
    }));
    await smsRuTexts({ apiId: 'key', url: stub.url, log: logbook().log, sender: 'PROFPLUS' }).send({ phone: PHONE, text: 'Код 123456' });
    expect(stub.asked[0]).toMatchObject({ method: 'POST' });
    expect(Object.fromEntries(new URLSearchParams(stub.asked[0]?.body))).toEqual({
      api_id: 'key',
      to: '79500000042',
      msg: 'Код 123456',
      json: '1',
      from: 'PROFPLUS',
    });
  });

  test('a message that was not taken is refused though the request was «OK»', async () => {
    await using stub = await providerStub(() => ({ body: '{"status":"OK","sms":{"79500000042":{"status":"ERROR","status_code":207}}}' }));
    await expect(smsRuTexts({ apiId: 'key', url: stub.url, log: logbook().log }).send({ phone: PHONE, text: 'x' })).rejects.toMatchObject(
      refused,
    );
  });
});

describe('uCaller', () => {
  test('uses the digits we choose', async () => {
    await using stub = await providerStub(() => ({ body: '{"status":true,"ucaller_id":103000,"phone":"7950***0042","code":"0271"}' }));
    expect(await ucallerCalls({ apiId: 'secret.42', url: stub.url, log: logbook().log }).placeCall(call)).toEqual({
      digits: '0271',
      reference: '103000',
    });
    expect(stub.asked[0]).toMatchObject({ method: 'POST', headers: { authorization: 'Bearer secret.42' } });
    expect(stub.asked[0]?.url.pathname).toBe('/v1.0/initCall');
    expect(JSON.parse(stub.asked[0]?.body ?? '')).toMatchObject({ phone: 79500000042, code: '0271' });
  });

  test.each([
    [200, '{"status":false,"error":"Your IP address is blocked","code":0}'],
    [200, '{"status":true,"ucaller_id":1,"code":"12345"}'],
    [401, '{"status":false,"code":401}'],
    [200, 'null'],
  ])('%i %s is call_failed', async (status, body) => {
    await using stub = await providerStub(() => ({ status, body }));
    await expect(ucallerCalls({ apiId: 'k', url: stub.url, log: logbook().log }).placeCall(call)).rejects.toMatchObject(refused);
  });
});

describe('the choice', () => {
  test('in development the digits stand in the log, in these very words', async () => {
    const { log, messages } = logbook();
    expect(await chooseCalls({}, false, log).placeCall(call)).toEqual({ digits: '0271', reference: null });
    await chooseTexts({}, false, log).send({ phone: PHONE, text: 'Код для ПрофПлюс: 004217. Никому не говорите.' });
    expect(messages()).toEqual(['[call] +79500000042 code 0271', '[sms] +79500000042 code 004217']);
  });

  test.each([undefined, 'development'] as const)('in production %s places no calls and prints no digits', async (provider) => {
    const { log, lines } = logbook();
    const calls = chooseCalls({ CALLS_PROVIDER: provider }, true, log);
    const texts = chooseTexts({ TEXTS_PROVIDER: provider }, true, log);
    expect(lines).toHaveLength(2);
    await expect(calls.placeCall(call)).rejects.toMatchObject(refused);
    await expect(texts.send({ phone: PHONE, text: '004217' })).rejects.toMatchObject(refused);
    expect(lines.join()).not.toMatch(/9500000042|0271|004217/);
  });

  test('a provider without its key is named', () => {
    expect(missingCallsKeys({ CALLS_PROVIDER: 'sms-ru', TEXTS_PROVIDER: 'sms-ru', TEXTS_API_ID: 'key' })).toEqual(['CALLS_API_ID']);
    expect(missingCallsKeys({ CALLS_PROVIDER: 'development' })).toEqual([]);
  });
});
