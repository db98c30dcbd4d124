import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { publish } from './people.ts';

test('the bell counts at once, shows the newest, leads to the publication, and is quiet once it was opened', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Колокол»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/notifications`);
  await expect(
    page
      .getByRole('link', { name: 'Карта привязана' })
      .or(page.getByRole('link', { name: 'Заявка на доступ одобрена' }))
      .first(),
  ).toBeVisible();
  await expectSound(page);
  await expect(page.getByRole('button', { name: 'Уведомления', exact: true })).toBeVisible();

  await publish(cabinet.head, cabinet, { title: 'Итоги конкурса' });
  // Until the feed has taken its place, the page of notifications still reads whatever comes.
  await expect(page.getByRole('link', { name: 'Итоги конкурса' })).toBeVisible();
  await page.getByRole('link', { name: 'Лента' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Лента' })).toBeVisible();
  await publish(cabinet.head, cabinet, { title: 'Новый график' });
  await page.getByRole('button', { name: /^Уведомления: \d новы?[ех]?/ }).click();
  const popup = page.getByRole('dialog', { name: 'Уведомления' });
  await expect(popup.getByRole('link', { name: 'Новый график' })).toBeVisible();
  await expect(popup.getByRole('img', { name: 'Новое' }).first()).toBeVisible();
  await expectSound(page);
  await popup.getByRole('link', { name: 'Новый график' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Новый график' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Уведомления', exact: true })).toBeVisible();
});

test('a draft can be cleared, and what is cleared or erased by hand does not come back @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Черновик»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/new`);
  const title = page.getByRole('textbox', { name: 'Заголовок' });
  await title.fill('Проба');
  await page.getByRole('button', { name: 'Очистить' }).click();
  await expect(title).toHaveValue('');
  await expect(page.getByText('Черновик сохранён')).toBeHidden();

  await title.fill('Снова');
  await expect(page.getByText('Черновик сохранён')).toBeVisible();
  await title.fill('');
  await expect(page.getByText('Черновик сохранён')).toBeHidden();
  await page.reload();
  await expect(title).toHaveValue('');
});
