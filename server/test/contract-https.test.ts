import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ PUBLIC_URL: 'https://profplus.example.org', TRUST_PROXY: '127.0.0.1' });
});
afterAll(() => app.stop());

test('behind https browsers are told to stay there', async () => {
  const { headers } = await fetch(`${app.url}/api/health`);
  expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
});

test('only pages of the public address may write', async () => {
  const write = (origin: string) => fetch(`${app.url}/api/session`, { method: 'DELETE', headers: { origin } });
  expect((await write('https://profplus.example.org')).status).toBe(204);
  for (const origin of ['http://profplus.example.org', 'https://profplus.example.org.evil.example', 'https://evil.example', 'null']) {
    expect((await write(origin)).status, origin).toBe(403);
  }
});
