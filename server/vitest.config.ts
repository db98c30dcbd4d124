import { configDefaults, defineConfig } from 'vitest/config';

/** What tests the embedded engine itself, or no database at all, says nothing new on PostgreSQL. */
const ELSEWHERE = process.env.TEST_DATABASE === 'postgres' ? ['src/platform/database/embedded/**', 'src/platform/tables/**'] : [];

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...ELSEWHERE],
    // Each file has an application and a database of its own; loading the program anew for each took a third of the time. The embedded
    // engine gets a process a file all the same: V8 may abort where many engines come and go in one (github.com/nodejs/node/issues/64500).
    isolate: process.env.TEST_DATABASE !== 'postgres',
    globalSetup: ['test/prepare.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
