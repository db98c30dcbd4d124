import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { getSession, signIn } from '#contract/accounts';
import { listMembers } from '#contract/members';
import { ApiError } from './api-error.ts';
import { call, endpoint, urlOf, whenUnauthenticated } from './call.ts';

const fetched = vi.fn<typeof fetch>();
const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const keysSent = () => fetched.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key'));
const credentials = { body: { phone: '+79500000000', password: 'x' } };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetched.mockReset());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('puts parameters and query into the address', () => {
  const parts = { params: { organizationId: 'a/b' }, query: { q: 'Ёлкин & К', limit: 50, after: undefined, role: '' } };
  expect(urlOf(listMembers.path, parts)).toBe('/api/organizations/a%2Fb/members?q=%D0%81%D0%BB%D0%BA%D0%B8%D0%BD+%26+%D0%9A&limit=50');
});

test('calls by the contract or by the address alone', async () => {
  fetched.mockImplementation(async () => answer(200, { person: null }));
  expect(await call(getSession, {})).toEqual({ person: null });
  expect(await call(endpoint<typeof getSession>('GET', '/api/session'), {})).toEqual({ person: null });
  expect(keysSent()).toEqual([null, null]);
});

test('repeats a write after a lost connection with the same key', async () => {
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(answer(503, { code: 'unavailable' }));
  fetched.mockResolvedValueOnce(answer(200, { id: 'p' }));
  const result = call(signIn, credentials);
  await vi.runAllTimersAsync();
  expect(await result).toEqual({ id: 'p' });
  const keys = keysSent();
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test('gives up after a few tries and says that there is no connection', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  const result = call(signIn, credentials).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await result).toMatchObject({ code: 'offline' });
  expect(fetched).toHaveBeenCalledTimes(4);
});

test('of what is only read it says so within a second', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  const failed = vi.fn();
  call(getSession, {}).catch(failed);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'offline' }));
  expect(fetched).toHaveBeenCalledTimes(3);
});

test('waits for a server that is being restarted', async () => {
  fetched.mockImplementation(async () => answer(503, { code: 'unavailable' }));
  const result = call(getSession, {}).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(2_500);
  fetched.mockImplementation(async () => answer(200, { person: null }));
  await vi.runAllTimersAsync();
  expect(await result).toEqual({ person: null });
});

test('does not repeat what was refused, nor a call to a phone that failed', async () => {
  fetched.mockResolvedValueOnce(answer(422, { code: 'invalid', fields: { phone: 'phone_unsupported' }, requestId: 'r' }));
  await expect(call(signIn, credentials)).rejects.toMatchObject({ code: 'invalid', fields: { phone: 'phone_unsupported' } });
  fetched.mockResolvedValueOnce(answer(503, { code: 'call_failed' }));
  await expect(call(signIn, credentials)).rejects.toMatchObject({ code: 'call_failed' });
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('reads a page of a proxy as unavailable, anything else as unreadable', async () => {
  fetched.mockImplementation(async () => new Response('<html>Bad gateway</html>', { status: 502 }));
  const result = call(getSession, {}).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await result).toMatchObject({ code: 'unavailable' });
  fetched.mockImplementation(async () => new Response('{broken', { status: 500 }));
  await expect(call(getSession, {})).rejects.toMatchObject({ code: 'unreadable' });
});

test('tells of an ended session, not of a wrong password', async () => {
  const ended = vi.fn();
  whenUnauthenticated(ended);
  fetched.mockResolvedValueOnce(answer(401, { code: 'credentials_wrong' }));
  await expect(call(signIn, credentials)).rejects.toBeInstanceOf(ApiError);
  expect(ended).not.toHaveBeenCalled();
  fetched.mockResolvedValueOnce(answer(401, { code: 'unauthenticated' }));
  await expect(call(getSession, {})).rejects.toBeInstanceOf(ApiError);
  expect(ended).toHaveBeenCalledOnce();
});

test('stops when it is no longer wanted', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  const controller = new AbortController();
  const result = call(getSession, {}, { signal: controller.signal }).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(0);
  controller.abort();
  await vi.runAllTimersAsync();
  expect(await result).toMatchObject({ name: 'AbortError' });
  expect(fetched).toHaveBeenCalledTimes(1);
});
