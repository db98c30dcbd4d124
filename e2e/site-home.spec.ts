import { expect, test } from './fixtures.ts';
import { expectSound } from './page-checks.ts';

test('the home page tells what this is and how to begin', async ({ page }) => {
  await page.goto('/');
  await expect(
    page.getByRole('heading', {
      level: 1,
      name: 'Корпоративные скидки и полезные сервисы для сотрудников, студентов и членов общественных организаций.',
    }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Еще удобнее в приложении' })).toBeVisible();
  await expect(page.getByRole('img', { name: /QR-код/ })).toBeVisible();
  await expect(page.getByText(`© ${new Date().getFullYear()} ПрофПлюс – небанковская корпоративная система привилегий`)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Вход/Регистрация' })).toBeVisible();
  await expectSound(page);
});

test('the home page is as good in the dark and in English', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Тёмная тема' }).click();
  await page
    .getByRole('button', { name: /English/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Corporate discounts');
  await expect(page.getByRole('main').getByText(/[а-яё]/i)).toHaveCount(0);
  await expectSound(page);
});

test('the footer opens the documents', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Политика конфиденциальности' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Политика конфиденциальности' })).toBeVisible();
  await expect(page.getByText(/^Редакция 1 от/)).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Согласие на обработку персональных данных' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Согласие на обработку персональных данных' })).toBeVisible();
});

test('a document that there is not is no page', async ({ page }) => {
  await page.goto('/documents/nothing');
  await expect(page.getByText('Такой страницы нет')).toBeVisible();
});
