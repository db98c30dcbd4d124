import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

test('filters and ticks fit a phone', async ({ page, product }) => {
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

  await people.first().getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Действия с выбранными' });
  await expect(bar).toContainText('Выбрано 1');
  await expectSound(page);
  await bar.getByRole('button', { name: /Выбрать все \d+ найденных/ }).click();
  await expect(bar).toContainText(/Выбрано \d\d/);
  await expectSound(page);
  await bar.getByRole('button', { name: 'Снять выбор' }).click();
  await expect(bar).toBeHidden();
});
