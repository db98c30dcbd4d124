import { expect, test } from './fixtures.ts';
import { expectSound } from './page-checks.ts';

const PAGES = {
  '/': 'Корпоративные скидки и полезные сервисы',
  '/organizations': 'Юридическим лицам',
  '/sign-in': 'Вход',
  '/sign-up': 'Регистрация',
  '/reset': 'Забыли пароль?',
  '/documents/terms': 'Пользовательское соглашение',
};

for (const [path, title] of Object.entries(PAGES)) {
  test(`${path} fits a phone`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectSound(page);
  });
}

test('the phone itself opens the app instead of showing a code', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('img', { name: /QR-код/ })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Открыть на этом телефоне' })).toHaveAttribute('href', '/app');
});
