import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { startProduct } from '../e2e/product.ts';
import { browser } from './browser.ts';

/** `npm run screenshots`: pictures of the running product, as its demo shows it, for the README and the documents. */
const FOLDER = join(import.meta.dirname, '../docs/screenshots');
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

const open = async (with_: Browser, url: string, device: typeof DESKTOP, scheme: 'light' | 'dark' = 'light'): Promise<Page> => {
  const context = await with_.newContext({
    ...device,
    baseURL: url,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    colorScheme: scheme,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  return context.newPage();
};

const shoot = async (page: Page, path: string, name: string): Promise<void> => {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  console.log(name);
};

const signIn = async (page: Page, { phone, password }: { phone: string; password: string }): Promise<void> => {
  const answer = await page.request.post('/api/sign-in', { data: { phone, password } });
  if (!answer.ok()) throw new Error(`The sign-in of the demo was refused: ${answer.status()}`);
};

mkdirSync(FOLDER, { recursive: true });
const product = await startProduct({ demo: true });
const with_ = await chromium.launch(browser());
try {
  const visitor = await open(with_, product.url, DESKTOP);
  await shoot(visitor, '/', 'site');
  await shoot(await open(with_, product.url, PHONE), '/', 'site-phone');

  for (const scheme of ['light', 'dark'] as const) {
    const word = scheme === 'dark' ? '-dark' : '';
    const desk = await open(with_, product.url, DESKTOP, scheme);
    await signIn(desk, product.signIn('head'));
    await desk.goto('/cabinet');
    await desk.waitForURL(/\/cabinet\/[0-9a-f-]{36}/);
    const cabinet = new URL(desk.url()).pathname;
    await shoot(desk, cabinet, `cabinet-profile${word}`);
    await shoot(desk, `${cabinet}/members`, `cabinet-members${word}`);
    const card = await desk.getByRole('row').getByRole('link').first().getAttribute('href');
    await shoot(desk, card ?? '', `cabinet-member-card${word}`);
    await shoot(desk, `${cabinet}/feed`, `cabinet-feed${word}`);
    for (const page of ['library', 'calendar', 'tasks']) await shoot(desk, `${cabinet}/${page}`, `cabinet-${page}${word}`);
    if (scheme === 'light') {
      await shoot(desk, `${cabinet}/feed/new`, 'cabinet-new-post');
      await shoot(desk, `${cabinet}/settings`, 'cabinet-settings');
      for (const page of ['unregistered', 'groups', 'import', 'invite', 'exports'])
        await shoot(desk, `${cabinet}/members/${page}`, `cabinet-${page}`);
    }
    const phone = await open(with_, product.url, PHONE, scheme);
    await signIn(phone, product.signIn('member'));
    await shoot(phone, '/app', `app-panel${word}`);
    await shoot(phone, '/app/communicator/feed', `app-feed${word}`);
    const talk = await phone
      .getByRole('link', { name: /комментари/i })
      .first()
      .getAttribute('href');
    await shoot(phone, talk ?? '', `app-comments${word}`);
    await shoot(phone, '/app/profile', `app-profile${word}`);
    for (const page of ['calendar', 'library']) await shoot(phone, `/app/communicator/${page}`, `app-${page}${word}`);
    await shoot(phone, '/app/tasks', `app-tasks${word}`);
    if (scheme === 'light') await shoot(phone, '/app/profile/data', 'app-own-data');
  }
  const operator = await open(with_, product.url, DESKTOP);
  await signIn(operator, product.signIn('operator'));
  await shoot(operator, '/operator/organizations', 'operator-organizations');
} finally {
  await with_.close();
  await product.stop();
}
