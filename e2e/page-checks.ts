import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { SignIn } from './product.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The page as it is shown now can be used by everybody and does not scroll sideways. */
export const expectSound = async (page: Page): Promise<void> => {
  await expect(page.locator('h1').first()).toBeVisible();
  await page.evaluate(settled);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
};

/** What is still fading in has no contrast yet; skeletons never end. */
const settled = async (): Promise<void> => {
  const finite = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(finite.map(({ finished }) => finished));
};

/** «Вход» as a person does it; `next` is where they wanted to go. */
export const signInOn = async (page: Page, { phone, password }: SignIn, next = ''): Promise<void> => {
  await page.goto(`/sign-in${next === '' ? '' : `?next=${encodeURIComponent(next)}`}`);
  await page.getByLabel('Логин').fill(phone);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('heading', { name: 'Вход' })).toBeHidden();
};
