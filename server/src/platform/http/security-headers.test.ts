import { expect, test } from 'vitest';
import { securityHeaders } from './security-headers.ts';

const headersOf = (https: boolean) => Object.fromEntries(securityHeaders(https));

test('nothing foreign runs, frames or sends forms, and no page listens', () => {
  const headers = headersOf(false);
  expect(headers['content-security-policy']?.split(';')).toEqual(
    expect.arrayContaining([
      "default-src 'self'",
      "script-src 'self'",
      "script-src-attr 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ]),
  );
  expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
  expect(headers['permissions-policy']).toContain('microphone=()');
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' });
});

test('only a server behind https tells browsers to stay there', () => {
  expect(headersOf(true)['content-security-policy']).toContain('upgrade-insecure-requests');
  expect(headersOf(true)).toHaveProperty('strict-transport-security');
  expect(headersOf(false)['content-security-policy']).not.toContain('upgrade-insecure-requests');
  expect(headersOf(false)).not.toHaveProperty('strict-transport-security');
});
