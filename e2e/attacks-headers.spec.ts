import { filePath } from '#contract/files';
import { expect, test } from './fixtures.ts';
import { type Cabinet, upload } from './people.ts';

test.use({ apart: true });

let cabinet: Cabinet;
test.beforeAll(async ({ people }) => {
  cabinet = await people.cabinet('Профсоюз «Нефрит»');
});

/** Every directive with its values. */
const policyOf = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values.join(' ')];
    }),
  );

const everywhere = ['/', '/cabinet', '/sign-in', '/api/health', '/api/profile', '/api/nothing-here', '/nothing.js', '/api/docs/'];
for (const path of everywhere) {
  test(`${path} is answered with the headers that protect`, async () => {
    const { headers } = await cabinet.head.client.fetch(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('microphone=()');
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();

    const policy = policyOf(headers);
    expect(policy['default-src']).toBe("'self'");
    expect(policy['object-src']).toBe("'none'");
    expect(policy['base-uri']).toBe("'none'");
    expect(policy['frame-ancestors']).toBe("'none'");
    expect(policy['script-src']).toMatch(/^'self'( 'sha256-[\w+/=]+')*$/);
  });
}

test('answers of the API are kept by nobody', async () => {
  for (const path of ['/api/profile', '/api/session', '/api/nothing-here']) {
    const { headers } = await cabinet.head.client.fetch(path);
    expect(headers.get('cache-control'), path).toBe('no-store');
  }
});

test('a file can do nothing in our name', async () => {
  const bytes = new TextEncoder().encode('<script>alert(1)</script>');
  const file = await upload(cabinet.head, cabinet, { name: 'страница.html', type: 'text/html', bytes });
  const { headers } = await cabinet.head.client.fetch(filePath(cabinet.id, file.id));
  expect(policyOf(headers)['default-src']).toBe("'none'");
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toContain('private');
});
