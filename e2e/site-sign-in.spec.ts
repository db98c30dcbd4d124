import { expect, test } from './fixtures.ts';
import { expectSound, signInByHand } from './page-checks.ts';

test('a wrong password is told, and the phone stays', async ({ page, product }) => {
  await page.goto('/sign-in');
  await expectSound(page);
  await page.getByLabel('Логин').fill(product.signIn('member').phone.slice(2));
  await page.getByLabel('Пароль', { exact: true }).fill('не тот пароль');
  await page.getByRole('button', { name: 'Войти' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Телефон или пароль не подходят' })).toBeVisible();
  await expect(page.getByLabel('Логин')).toHaveValue(/^\+7 \d{3} \d{3}-\d\d-\d\d$/);
  await expectSound(page);

  await page.getByRole('link', { name: 'Забыли пароль?' }).click();
  await expect(page.getByLabel('Телефон')).toHaveValue(/^\+7 \d{3} \d{3}-\d\d-\d\d$/);
});

test('a head comes to the cabinet, and the name has its menu on the site', async ({ page, product }) => {
  await signInByHand(page, product.signIn('head'));
  await expect(page).toHaveURL(/\/cabinet\//);
  await page.goto('/sign-in');
  await expect(page, 'who is signed in has nothing to do there').toHaveURL(/\/cabinet\//);

  await page.goto('/');
  const header = page.getByRole('banner');
  await header.getByRole('button', { expanded: false }).click();
  for (const name of ['Уведомления', 'Профиль', 'Кабинет организации', 'Выйти']) {
    await expect(page.getByRole('menuitem', { name })).toBeVisible();
  }
  await page.getByRole('menuitem', { name: 'Выйти' }).click();
  await expect(header.getByRole('link', { name: 'Вход/Регистрация' })).toBeVisible();
  await page.goto('/cabinet');
  await expect(page.getByRole('heading', { name: 'Вход' })).toBeVisible();
});

test('a member has no cabinet in the menu, and goes where they wanted', async ({ page, people }) => {
  const person = await people.signUp();
  await signInByHand(page, person, '/organizations');
  await expect(page).toHaveURL(/\/organizations$/);
  await page.getByRole('banner').getByRole('button', { expanded: false }).click();
  await expect(page.getByRole('menuitem', { name: 'Профиль' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Кабинет организации' })).toHaveCount(0);
});

test('nobody is led to a foreign address', async ({ page, people }) => {
  await signInByHand(page, await people.signUp(), '//example.org/');
  await expect(page).toHaveURL(/\/app$/);
});
