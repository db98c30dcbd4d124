import { approveApplication, listApplications, refuseApplication } from '#contract/members';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { newCardNumber, newPhone, type People, type Person } from './people.ts';

const applicationOf = async (people: People, { phone }: Pick<Person, 'phone'>) => {
  const { client } = await people.operator();
  const { items } = await client.call(listApplications, { query: { limit: 200 } });
  const found = items.find((item) => item.phone === phone);
  if (found === undefined) throw new Error('The application is not in the queue');
  return { client, params: { applicationId: found.id } };
};

test('a visitor applies for access, and learns how to follow it', async ({ page }) => {
  const phone = newPhone();
  await page.goto('/organizations');
  await expectSound(page);
  await page.getByLabel('Наименование организации').fill('ППО «Сосновая»');
  await page.getByLabel('ФИО').fill('Лугова Варвара Ильинична');
  await page.getByLabel('Номер карты').fill('7114 0510 0005 1000 2');
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(page.getByText('В номере карты должно быть 18 или 19 цифр')).toBeVisible();
  await expect(page.getByText('Нужен российский номер')).toBeVisible();
  await expectSound(page);

  await page.reload();
  await expect(page.getByLabel('Наименование организации'), 'a reload loses nothing').toHaveValue('ППО «Сосновая»');
  await page.getByLabel('Номер карты').fill(newCardNumber());
  await page.getByLabel('Телефон').fill(phone);
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(page.getByRole('heading', { name: 'Заявка отправлена' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('main').getByRole('link', { name: 'Зарегистрироваться' }).click();
  await expect(page.getByLabel('Телефон')).toHaveValue(/00-/);
});

test('a person sees the application and its refusal with the reason, without a reload', async ({ page, people }) => {
  const person = await people.signUp({ lastName: 'Горин', firstName: 'Пётр', patronymic: '' });
  await signInOn(page, person, '/organizations');
  await expect(page.getByLabel('ФИО')).toHaveValue('Горин Пётр');
  await page.getByLabel('Наименование организации').fill('ППО «Берёзовая»');
  await page.getByLabel('Номер карты').fill(newCardNumber());
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  const mine = page.getByRole('region', { name: 'Мои заявки' });
  await expect(mine.getByText('Заявка отправлена')).toBeVisible();

  const { client, params } = await applicationOf(people, person);
  await client.call(refuseApplication, { params, body: { reason: 'Карта выдана другой организации' } });
  await expect(mine.getByText('Причина: Карта выдана другой организации')).toBeVisible();
  await expectSound(page);
});

test('an approved application leads to the cabinet', async ({ page, people }) => {
  const person = await people.signUp({ lastName: 'Зорина', firstName: 'Анна', patronymic: '' });
  const { freeCards } = await people.organization('ППО «Кленовая»', 1);
  await signInOn(page, person, '/organizations');
  await page.getByLabel('Наименование организации').fill('ППО «Кленовая»');
  await page.getByLabel('Номер карты').fill(freeCards[0] ?? '');
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await expect(page.getByRole('heading', { name: 'Заявка отправлена' })).toBeVisible();
  const { client, params } = await applicationOf(people, person);
  await client.call(approveApplication, { params });
  await page.getByRole('link', { name: 'Открыть кабинет' }).click();
  await expect(page).toHaveURL(/\/cabinet\//);
});
