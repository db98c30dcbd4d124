import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

test('filters and ticks fit a phone @nightly', async ({ page, product }) => {
  await signInOn(page, product.signIn('head'));
  await page.goto('/cabinet');
  await expect(page).toHaveURL(/cabinet\/[0-9a-f-]{36}$/);
  await page.goto(`${new URL(page.url()).pathname}/members`);
  const people = page.getByRole('list', { name: 'Все пользователи' }).getByRole('listitem');
  await expect(people.first()).toBeVisible();
  await page.getByRole('button', { name: 'Фильтры' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('Месяц рождения').selectOption('март');
  await expectSound(page);
  await sheet.getByRole('button', { name: 'Показать' }).click();
  await expect(page.getByText(/^Найдено \d+$/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Сортировка' }).selectOption('Имя: по убыванию');
  await expect(page).toHaveURL(/direction=desc/);
  await expectSound(page);

  // So tall that nothing scrolls: else the head or the bar lies over some row's menu.
  await page.setViewportSize({ width: 390, height: 5_000 });
  await people.first().getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Действия с выбранными' });
  await expect(bar).toContainText('Выбрано 1');
  await expectSound(page);
  await bar.getByRole('button', { name: /Выбрать все \d+ найденных/ }).click();
  await expect(bar).toContainText(/Выбраны все \d\d/);
  await expectSound(page);
  await bar.getByRole('button', { name: 'Снять выбор' }).click();
  await expect(bar).toBeHidden();
});

test('a list without filters can be sorted on a phone as well @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Причал»');
  await people.addToRegister(cabinet, { lastName: 'Аистова', firstName: 'Анна' });
  await people.addToRegister(cabinet, { lastName: 'Ястребов', firstName: 'Ян' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/unregistered`);
  const waiting = page.getByRole('list', { name: 'Не зарегистрированы' }).getByRole('listitem');
  await expect(waiting.first()).toContainText('Аистова Анна');
  await page.getByRole('combobox', { name: 'Сортировка' }).selectOption('Имя: по убыванию');
  await expect(waiting.first()).toContainText('Ястребов Ян');
  await expectSound(page);
  await page.getByRole('link', { name: 'Ястребов Ян' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ястребов Ян' })).toBeVisible();
});
