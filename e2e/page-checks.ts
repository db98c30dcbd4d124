import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import type { SignIn } from './product.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The page as it is shown now can be used by everybody and does not scroll sideways. */
export const expectSound = async (page: Page): Promise<void> => {
  await expect(page.locator('h1').first()).toBeVisible();
  // The rows of before stand dimmed until those that are asked for come.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(settled);
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
};

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** Put into each document once, and with nothing fetched anew: as its own builder does it, each look took three times as long. */
const violationsOn = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  return page.evaluate(async (values) => {
    const found = await window.axe?.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'], preload: false });
    return (found ?? { violations: [] }).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, RULES);
};

/** What is still fading in has no contrast yet; skeletons never end. */
const settled = async (): Promise<void> => {
  const finite = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(finite.map(({ finished }) => finished));
};

/** «Вход» as a person does it; `next` is where they wanted to go. */
export const signInByHand = async (page: Page, { phone, password }: SignIn, next = ''): Promise<void> => {
  await page.goto(`/sign-in${next === '' ? '' : `?next=${encodeURIComponent(next)}`}`);
  await page.getByLabel('Логин').fill(phone);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('heading', { name: 'Вход' })).toBeHidden();
};

/** Signs in and opens a page; where none is said, by «Вход», which knows whose is which. */
export const signInOn = async (page: Page, account: SignIn, next = ''): Promise<void> => {
  if (next === '') return signInByHand(page, account);
  const { phone, password } = account;
  const answer = await page.request.post('/api/sign-in', { data: { phone, password } });
  expect(answer.status()).toBe(200);
  await page.goto(next);
};
