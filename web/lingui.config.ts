import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'ru',
  locales: ['ru', 'en'],
  catalogs: [{ path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'], exclude: ['**/*.gen.ts', '**/*.test.*'] }],
  // Lines of origin would change the catalogues with every edit of the code.
  format: formatter({ origins: false }),
  orderBy: 'message',
});
