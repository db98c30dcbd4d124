import { afterAll, expect, test } from 'vitest';
import { getOffice } from '#contract/system';
import { startTestApp, type TestApp } from '#test/harness.ts';

const apps: TestApp[] = [];
afterAll(() => Promise.all(apps.map((app) => app.stop())));

test('the office is told to everybody, or is empty', async () => {
  const configured = await startTestApp({ OFFICE_EMAIL: 'office@example.org' });
  const bare = await startTestApp();
  apps.push(configured, bare);
  expect(await configured.visitor().call(getOffice, {})).toEqual({ email: 'office@example.org' });
  expect(await bare.visitor().call(getOffice, {})).toEqual({ email: '' });
});
