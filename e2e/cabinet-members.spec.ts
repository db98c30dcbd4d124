import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

test('the head searches, sorts and pages through all users', async ({ page, product }) => {
  await signInOn(page, product.signIn('head'));
  await page.getByRole('link', { name: 'Пользователи', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Все пользователи' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Пригласить' })).toHaveAttribute('href', /\/members\/invite$/);
  const pages = page.getByRole('navigation', { name: 'Страницы' });
  await expect(pages).toContainText(/1–50 из \d+/);
  await expectSound(page);

  await pages.getByLabel('Строк на странице').selectOption('25');
  await expect(pages).toContainText('1–25 из');
  await pages.getByRole('button', { name: 'Дальше' }).click();
  await expect(pages).toContainText('26–50 из');
  await page.goBack();
  await expect(pages).toContainText('1–25 из');

  const names = page.getByRole('columnheader', { name: 'Имя' });
  await expect(names).toHaveAttribute('aria-sort', 'ascending');
  const rows = page.getByRole('row');
  const first = (await rows.nth(1).getByRole('link').textContent()) ?? '';
  await names.getByRole('button').click();
  await expect(names).toHaveAttribute('aria-sort', 'descending');
  await expect(rows.nth(1)).not.toContainText(first);

  const search = page.getByRole('searchbox', { name: 'Поиск пользователей' });
  await search.fill(first);
  await expect(rows.nth(1)).toContainText(first);
  await expect(page).toHaveURL(/[?&]q=/);
  await page.reload();
  await expect(search).toHaveValue(first);
  await search.fill('такого здесь нет');
  await expect(page.getByText('Никого не нашлось')).toBeVisible();
  await expectSound(page);
});

const menuOf = (page: Page, name: string) => page.getByRole('button', { name: `Действия: ${name}` }).click();

/** Chooses from a member's menu and gives the dialog that asks. */
const ask = async (page: Page, act: string, name: string) => {
  await menuOf(page, name);
  await page.getByRole('menuitem', { name: act }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: `${act}: ${name}?` })).toBeVisible();
  return dialog;
};

test('the head promotes and demotes; the last head stays', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Станок»');
  await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members`);
  await menuOf(page, 'Лугова Варвара');
  const demote = page.getByRole('menuitem', { name: 'Понизить' });
  await expect(demote).toBeDisabled();
  await expect(demote).toContainText('последнего руководителя понизить нельзя');
  await page.keyboard.press('Escape');

  const row = page.getByRole('row').filter({ hasText: 'Речной Павел' });
  const promotion = await ask(page, 'Повысить', 'Речной Павел');
  await promotion.getByRole('button', { name: 'Повысить' }).click();
  await expect(row).toContainText('Администратор');
  const demotion = await ask(page, 'Понизить', 'Речной Павел');
  await demotion.getByRole('button', { name: 'Понизить' }).click();
  await expect(row).toContainText('Пользователь');

  await menuOf(page, 'Речной Павел');
  await page.getByRole('menuitem', { name: 'Открыть' }).click();
  await expect(page.getByRole('region', { name: 'Роли и события' })).toContainText('Администратор → Пользователь');
  await expectSound(page);
});

test('the head excludes with a reason and restores', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Токарь»');
  await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members`);
  const row = page.getByRole('row').filter({ hasText: 'Речной Павел' });
  const exclusion = await ask(page, 'Исключить', 'Речной Павел');
  const exclude = exclusion.getByRole('button', { name: 'Исключить' });
  await expect(exclude).toBeDisabled();
  await exclusion.getByRole('textbox', { name: 'Причина' }).fill('Перешёл в другую организацию');
  await expectSound(page);
  await exclude.click();
  await expect(row).toHaveCount(0);

  await page.getByRole('link', { name: 'Исключенные' }).click();
  await expect(row).toContainText('Перешёл в другую организацию');
  await expect(row).toContainText('Лугова Варвара');
  await expectSound(page);
  const restoration = await ask(page, 'Восстановить', 'Речной Павел');
  await restoration.getByRole('button', { name: 'Восстановить' }).click();
  await expect(page.getByText('Исключенных нет')).toBeVisible();
  await page.getByRole('link', { name: 'Все пользователи' }).click();
  await expect(row).toContainText('Пользователь');
});

test('the head restores many of the excluded at once @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Формовщик»');
  for (const lastName of ['Берегов', 'Волнов', 'Парусов'])
    await people.exclude(cabinet, await people.member(cabinet, 'member', { lastName, firstName: 'Павел' }));
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/excluded`);
  await page.getByRole('checkbox', { name: 'Отметить: Берегов Павел' }).check();
  const bar = page.getByRole('region', { name: 'Действия с выбранными' });
  await expect(bar.getByRole('button', { name: 'Исключить' })).toHaveCount(0);
  await bar.getByRole('button', { name: 'Выбрать все 3 найденных' }).click();
  await page.getByRole('checkbox', { name: 'Отметить: Волнов Павел' }).uncheck();
  await expect(bar).toContainText('Выбраны все 3, кроме 1');
  await bar.getByRole('button', { name: 'Восстановить' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Восстановить выбранных: 2?' })).toBeVisible();
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Восстановить' }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row').nth(1)).toContainText('Волнов Павел');
  await expect(bar).toBeHidden();
});

test('an administrator who is excluded loses the open cabinet at once', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Литейщик»');
  const administrator = await people.member(cabinet, 'administrator', { lastName: 'Полянов', firstName: 'Кирилл' });
  await signInOn(page, administrator, `/cabinet/${cabinet.id}/members`);
  await expect(page.getByRole('row').filter({ hasText: 'Полянов Кирилл' })).toBeVisible();
  await people.exclude(cabinet, administrator);
  await expect(page.getByText('Такой страницы нет')).toBeVisible();
  await page.goto('/cabinet');
  await expect(page.getByText('Кабинета у вас пока нет')).toBeVisible();
  await expectSound(page);
});

test('where there are no groups yet, a choice of them leads to where they are made @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Стапель»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/new`);
  await page.getByText('Группам', { exact: true }).click();
  await expect(page.getByText('Групп ещё нет: создайте их')).toBeVisible();
  await expectSound(page);
  const beside = page.waitForEvent('popup');
  await page.getByRole('main').getByRole('link', { name: '«Группы»' }).click();
  const groups = await beside;
  await groups.getByRole('button', { name: 'Создать группу' }).click();
  const dialog = groups.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Название группы' }).fill('Совет');
  await dialog.getByRole('button', { name: 'Создать' }).click();
  await expect(groups.getByRole('row').filter({ hasText: 'Совет' })).toBeVisible();
  await page.getByPlaceholder('Выберите группы').click();
  await expect(page.getByRole('option', { name: /Совет/ })).toBeVisible();
});
