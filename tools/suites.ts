import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type RunOptions, run } from './processes.ts';

/** What a suite came to. A file that could not be read as tests counts as one failure. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Count = { passed: 0, failed: 0, skipped: 0 };

/** A suite that hangs ends; a slow machine does not. */
const SUITE_SECONDS = 1_800;

const modules = join(import.meta.dirname, '../node_modules');

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Runs Vitest and counts by its JSON report. */
export const vitest = async (args: readonly string[], report: string, options: RunOptions = {}): Promise<Count> => {
  const program = join(modules, 'vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(process.execPath, [program, 'run', ...args, ...reporters], { seconds: SUITE_SECONDS, ...options });
  return count(code, report, (json) => {
    const told = VitestReport.parse(json);
    const unread = told.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    return { passed: told.numPassedTests, failed: told.numFailedTests + unread, skipped: told.numPendingTests + told.numTodoTests };
  });
};

const PlaywrightReport = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/**
 * Runs Playwright in e2e/ and counts by its JSON report; a journey that passed only when repeated counts, and is told. Those for the
 * night are left out unless `all` is asked for.
 */
export const playwright = async (report: string, all: boolean): Promise<Count> => {
  const program = join(modules, '@playwright/test/cli.js');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...(all ? { JOURNEYS: 'all' } : {}) };
  const { code } = await run(process.execPath, [program, 'test', '--reporter=list,json'], {
    cwd: join(modules, '../e2e'),
    env,
    seconds: SUITE_SECONDS,
  });
  return count(code, report, (json) => {
    const { errors, stats } = PlaywrightReport.parse(json);
    if (stats.flaky > 0) console.error(`${stats.flaky} of the journeys passed only when repeated: look at them before they fail.`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
  });
};

/** No report, no tests at all, or an exit code that contradicts the report is a failure too. */
const count = (code: number, report: string, read: (json: unknown) => Count): Count => {
  if (!existsSync(report)) return { ...NOTHING, failed: 1 };
  const told = read(JSON.parse(readFileSync(report, 'utf8')));
  rmSync(report);
  const lying = told.failed === 0 && (code !== 0 || told.passed === 0);
  if (lying) console.error(told.passed === 0 ? 'No tests were found.' : `All tests passed, and yet the runner ended with code ${code}.`);
  return lying ? { ...told, failed: 1 } : told;
};
