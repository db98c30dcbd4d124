import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { publish } from './people.ts';

const docOf = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});

test('the one search of the cabinet: by keys, people, publications in any form, pages, errors and a lost network', async ({
  page,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Маяк»');
  await people.member(cabinet, 'member', { lastName: 'Зорина', firstName: 'Майя', patronymic: 'Львовна' });
  await publish(cabinet.head, cabinet, { title: 'Отпуска на море', body: docOf('Подпишите новый коллективный договор до пятницы.') });
  await publish(cabinet.head, cabinet, { title: 'Ёлка для детей' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Поиск' });
  const field = dialog.getByRole('combobox', { name: 'Поиск по организации' });
  await expect(field).toBeFocused();
  await expectSound(page);

  await field.fill('договоры');
  const post = dialog.getByRole('group', { name: 'Публикации' }).getByRole('option', { name: /Отпуска на море/ });
  await expect(post.locator('mark')).toHaveText('договор');
  await expectSound(page);
  await field.fill('ПРИГЛ');
  await expect(dialog.getByRole('group', { name: 'Разделы' }).getByRole('option', { name: 'Приглашения' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await field.fill('ничегоподобного');
  await expect(dialog.getByText('Ничего не нашлось')).toBeVisible();
  await expectSound(page);

  await field.fill('pjhbyf');
  await expect(dialog.getByRole('group', { name: 'Пользователи' }).getByRole('option', { name: /Зорина Майя Львовна/ })).toBeVisible();
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /Зорина/ })).toBeVisible();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Найти' }).click();
  await field.fill('настр');
  await expect(dialog.getByRole('option', { name: 'Настройки' })).toHaveAttribute('aria-selected', 'true');
  await field.press('ArrowDown');
  await expect(dialog.getByRole('option', { name: 'Контакты' })).toHaveAttribute('aria-selected', 'true');
  await field.press('ArrowUp');
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Настройки' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(dialog.getByRole('group', { name: 'Недавно' }).getByRole('option')).toHaveText(['Настройки']);
  await page.route('**/search?**', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{}' }));
  await field.fill('елка');
  await expect(dialog.getByText('Не удалось показать')).toBeVisible();
  await page.unroute('**/search?**');
  await dialog.getByRole('button', { name: 'Попробовать ещё раз' }).click();
  await expect(dialog.getByRole('option', { name: /Ёлка для детей/ })).toBeVisible();
  await page.context().setOffline(true);
  await field.fill('календарь');
  await expect(dialog.getByText('Нет сети: сейчас находятся только разделы.')).toBeVisible();
  await expect(dialog.getByRole('option', { name: 'Календарь событий' })).toBeVisible();
  await page.context().setOffline(false);
  await field.press('Escape');
  await expect(dialog).toBeHidden();

  await page.evaluate(() => localStorage.setItem('locale', 'en'));
  await page.reload();
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByRole('dialog', { name: 'Search' }).getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Search' })).not.toContainText(/[а-яё]/i);
  await expectSound(page);
});
