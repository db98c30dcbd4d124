import { defineConfig } from '@playwright/test';
import { browser } from '../tools/browser.ts';

const all = process.env.JOURNEYS === 'all';

/** `*.phone.spec.ts` runs on a phone's screen, every other `*.spec.ts` on a desktop's. */
export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  // What tells the same once more, at length, has time at night (`npm run nightly`).
  ...(all ? {} : { grepInvert: /@nightly/ }),
  forbidOnly: process.env.CI !== undefined,
  reporter: 'list',
  // A machine that does everything at once is slow, not wrong; the gate repeats a journey once and tells of it.
  retries: process.env.CI === undefined ? 0 : 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 30_000,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    launchOptions: browser(),
    // What fades and slides is drawn by the processor here; the night looks at it too.
    ...(all ? {} : { contextOptions: { reducedMotion: 'reduce' } }),
    serviceWorkers: 'block',
    // Recording costs a fifth of the time: in the gate only the repetition is recorded.
    trace: process.env.CI === undefined ? 'retain-on-failure' : 'on-first-retry',
  },
  projects: [
    { name: 'desktop', testMatch: /(?<!\.phone)\.spec\.ts$/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testMatch: /\.phone\.spec\.ts$/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
    },
  ],
});
