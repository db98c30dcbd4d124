import { defineConfig } from '@playwright/test';
import { browser } from '../tools/browser.ts';

const all = process.env.JOURNEYS === 'all';
const hurried = all || process.env.CI !== undefined;

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
  // A machine that does everything at once is slow, not wrong; the gate and the night repeat a journey once and tell of it.
  retries: hurried ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 30_000,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    launchOptions: browser(),
    // What fades and slides is drawn by the processor here: whole journeys took three times as long.
    contextOptions: { reducedMotion: 'reduce' },
    serviceWorkers: 'block',
    // Recording costs time, on a busy machine as much again: in the gate and at night only the repetition is recorded.
    trace: hurried ? 'on-first-retry' : 'retain-on-failure',
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
