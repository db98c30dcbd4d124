import { defineConfig } from 'vitest/config';
import { linguiMacro } from './build/lingui-macro.ts';

export default defineConfig({
  plugins: [linguiMacro()],
  test: { name: 'web', root: import.meta.dirname, environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
