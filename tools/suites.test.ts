import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { vitest } from './suites.ts';

let folder = '';

beforeEach(() => {
  // inside node_modules, so that the invented tests find Vitest
  const cache = join(import.meta.dirname, '../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'suites-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const countOf = (tests: Readonly<Record<string, string>>) => {
  for (const [name, text] of Object.entries(tests)) writeFileSync(join(folder, name), `import { it } from 'vitest';\n${text}\n`);
  return vitest(['--root', folder, '--dir', folder, '--exclude', 'nothing'], join(folder, 'report.json'), { captured: true });
};

it('counts what passed, failed and was skipped, and a file that cannot be read as one failure', { timeout: 30_000 }, async () => {
  const tests = {
    'good.test.ts': "it('works', () => {});\nit('works too', () => {});\nit.skip('waits', () => {});",
    'bad.test.ts': "it('breaks', () => { throw new Error('as it should'); });",
    'broken.test.ts': "throw new Error('at import');",
  };
  expect(await countOf(tests)).toEqual({ passed: 2, failed: 2, skipped: 1 });
});

it('takes a suite without tests for a failure', { timeout: 30_000 }, async () => {
  expect(await countOf({})).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
