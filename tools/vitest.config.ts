import { defineConfig } from 'vitest/config';

/** Tests of the tools and of the contract; server and web have their own. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: { include: ['tools/**/*.test.ts', 'contract/**/*.test.ts'] },
});
