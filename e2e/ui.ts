import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { type Names, PASSWORD } from './people.ts';
import type { Product, SignIn } from './product.ts';

export interface SomeFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A page on a member's phone, in a browser of its own. */
export const openPhone = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
  });
  return context.newPage();
};

/** A page on another desk, in a browser of its own. */
export const openDesk = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

/** «Регистрация» from its first page on: the call, its digits, each consent, name and password. Ends in the members' app. */
export const signUpOn = async (page: Page, product: Product, phone: string, names: Names): Promise<SignIn> => {
  for (const secret of [phone, PASSWORD, names.lastName, names.patronymic]) product.secrets.add(secret);
  await page.getByRole('textbox', { name: 'Телефон' }).fill(phone);
  const ticks = page.getByRole('group', { name: 'Я принимаю' }).getByRole('checkbox');
  await expect(ticks).toHaveCount(3);
  for (const tick of await ticks.all()) await tick.check();
  await page.getByRole('button', { name: 'Получить звонок' }).click();
  const code = await product.code(phone);
  await expect(page.getByText('Мы позвонили на')).toBeVisible();
  await page.getByRole('textbox', { name: 'Последние 4 цифры номера' }).fill(code);
  await page.getByRole('textbox', { name: 'Фамилия' }).fill(names.lastName);
  await page.getByRole('textbox', { name: 'Имя' }).fill(names.firstName);
  await page.getByRole('textbox', { name: 'Отчество' }).fill(names.patronymic);
  await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click();
  await expect(page.getByRole('heading', { level: 1, name: names.firstName })).toBeVisible();
  return { phone, password: PASSWORD };
};

/** Says a short word at the edge of the page. */
export const expectToast = (page: Page, text: string): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

/** Puts files where «Выбрать файлы» (or another button) asks for them. */
export const chooseFiles = async (page: Page, button: Locator, files: SomeFile | SomeFile[] | string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(files);
};

/** «01.02.1985», of `YYYY-MM-DD`. */
export const shownDate = (day: string): string => day.split('-').toReversed().join('.');

/** Types a date (`YYYY-MM-DD`, or `''`) into its field. */
export const fillDate = (within: Page | Locator, label: string, day: string): Promise<void> =>
  within.getByRole('textbox', { name: label, exact: true }).fill(shownDate(day));

/** Types a date and a time (`YYYY-MM-DDTHH:mm`, or `''`) into their field. */
export const fillDateTime = async (within: Page | Locator, label: string, wall: string): Promise<void> => {
  await fillDate(within, label, wall.slice(0, 10));
  await within.getByRole('textbox', { name: `${label}: время`, exact: true }).fill(wall.slice(11));
};

/** The value of a field of date and time, in the zone that the tests' browsers live in. */
export const moscowTime = (instant: number): string => new Date(instant + 3 * 3_600_000).toISOString().slice(0, 16);
