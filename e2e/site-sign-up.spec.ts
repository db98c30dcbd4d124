import { expect, test } from './fixtures.ts';
import { expectSound } from './page-checks.ts';
import { newPhone, PASSWORD } from './people.ts';

const NOTICE = 'Вы получите входящий звонок на указанный Вами номер телефона. Введите последние 4 цифры входящего номера';

test('a person signs up, and nothing typed is lost on the way', async ({ page, product }) => {
  const phone = newPhone();
  await page.goto('/sign-up');
  await expect(page.getByText(NOTICE)).toBeVisible();
  await page.getByRole('button', { name: 'Получить звонок' }).click();
  await expect(page.getByText('Нужен российский номер')).toBeVisible();
  await expect(page.getByText('Без этого нельзя зарегистрироваться')).toHaveCount(3);
  await expectSound(page);

  await page.getByLabel('Телефон').fill(phone);
  for (const name of ['Пользовательское соглашение', 'Политика конфиденциальности', 'Согласие на обработку персональных данных']) {
    await page.getByRole('checkbox', { name }).check();
  }
  await page.reload();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await page.getByRole('button', { name: 'Получить звонок' }).click();

  const digits = page.getByLabel('Последние 4 цифры номера');
  await expect(page.getByText('Мы позвонили на')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Получить код в сообщении' })).toBeDisabled();
  await expect(page.getByText(/Можно будет через 0:\d\d/)).toBeVisible();
  await expectSound(page);
  const code = await product.code(phone);
  await digits.fill(code === '1234' ? '4321' : '1234');
  await expect(page.getByText('Осталось 2 попытки')).toBeVisible();

  await page.goBack();
  await expect(page.getByLabel('Телефон')).toHaveValue(/00-/);
  await page.getByRole('button', { name: 'Получить звонок' }).click();
  await page.reload();
  await digits.fill(code);

  await page.getByLabel('Фамилия').fill('Лугова');
  await page.getByLabel('Имя').fill('Варвара');
  await page.getByLabel('Пароль', { exact: true }).fill('12345678');
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click();
  await expect(page.getByText('Пароль слишком простой')).toBeVisible();
  await expectSound(page);
  await page.reload();
  await expect(page.getByLabel('Фамилия')).toHaveValue('Лугова');
  await expect(page.getByLabel('Пароль', { exact: true }), 'a password is kept nowhere').toHaveValue('');
  await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click();
  await expect(page).toHaveURL(/\/app$/);
});

test('a phone that has an account leads to it once it is proved', async ({ page, product }) => {
  const { phone } = product.signIn('administrator');
  await page.goto('/sign-up');
  await page.getByLabel('Телефон').fill(phone);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Получить звонок' }).click();
  await page.getByLabel('Последние 4 цифры номера').fill(await product.code(phone));
  await page.getByLabel('Фамилия').fill('Лугова');
  await page.getByLabel('Имя').fill('Варвара');
  await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Зарегистрироваться' }).click();
  await expect(page.getByText('уже есть аккаунт')).toBeVisible();
  await expectSound(page);
  await expect(page.getByRole('main').getByRole('link', { name: 'Войти' })).toBeVisible();
  await page.getByRole('link', { name: 'Восстановить пароль' }).click();
  await expect(page.getByLabel('Телефон')).not.toHaveValue('');
});

test('three wrong tries end the code @nightly', async ({ page, product }) => {
  const phone = newPhone();
  await page.goto('/sign-up');
  await page.getByLabel('Телефон').fill(phone);
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Получить звонок' }).click();
  await expect(page.getByText('Мы позвонили на')).toBeVisible();
  const code = await product.code(phone);
  const wrong = ['1111', '2222', '3333', '4444'].filter((digits) => digits !== code);
  for (const [place, left] of ['Осталось 2 попытки', 'Осталась 1 попытка', 'больше не действует'].entries()) {
    await page.getByLabel('Последние 4 цифры номера').fill(wrong[place] ?? '');
    await expect(page.getByText(left)).toBeVisible();
  }
  await expect(page.getByLabel('Последние 4 цифры номера')).toBeDisabled();
  await expectSound(page);
});

test('one call does not open an account: a reset asks for a second proof @nightly', async ({ page, product }) => {
  const { phone } = product.signIn('member');
  await page.goto('/reset');
  await expectSound(page);
  await page.getByLabel('Телефон').fill(phone);
  await page.getByRole('button', { name: 'Получить звонок' }).click();
  await page.getByLabel('Последние 4 цифры номера').fill(await product.code(phone));
  await expect(page.getByText('подтверждён один раз из двух')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Получить второй звонок' })).toBeDisabled();
  await expect(page.getByLabel('Новый пароль')).toHaveCount(0);
  await expectSound(page);
  await page.reload();
  await expect(page.getByText('подтверждён один раз из двух'), 'a reload keeps the first proof').toBeVisible();
});
