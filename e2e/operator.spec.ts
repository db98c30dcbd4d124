import { applyForAccess } from '#contract/members';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { newCardNumber, newPhone } from './people.ts';

test('opens an organisation and issues cards; taken and short numbers are told', async ({ page, product }) => {
  await signInOn(page, product.signIn('operator'), '/operator/organizations');
  await expectSound(page);
  await page.getByRole('button', { name: 'Открыть организацию' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Открыть организацию' }).click();
  await expect(dialog.getByText('Заполните это поле')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Наименование организации' }).fill('ППО «Маяк»');
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Открыть организацию' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'ППО «Маяк»' })).toBeVisible();
  await expect(page.getByText('Карт ещё нет')).toBeVisible();
  await expectSound(page);

  const first = '7114052000000000000';
  const number = page.getByRole('textbox', { name: 'Первый номер' });
  const issue = page.getByRole('button', { name: 'Выпустить карты' });
  await number.fill('71140510000000000');
  await issue.click();
  await expect(page.getByText('В номере карты должно быть 18 или 19 цифр')).toBeVisible();
  await expectSound(page);
  await number.fill(first);
  await page.getByRole('textbox', { name: 'Сколько карт' }).fill('5');
  await issue.click();
  await expect(page.getByRole('row').filter({ hasText: first })).toContainText('5');

  await page.getByText('Список', { exact: true }).click();
  const list = page.getByRole('textbox', { name: 'Номера карт' });
  await list.fill(`${first}, ${newCardNumber()}`);
  await issue.click();
  await expect(page.getByRole('alert').filter({ hasText: `Часть номеров уже выпущена: ${first}` })).toBeVisible();
  await expect(list).toHaveValue(new RegExp(first));
  await expect(page.getByRole('row')).toHaveCount(2);
  await expectSound(page);
});

test('decides on applications as they come: approves one, refuses another', async ({ page, people, product }) => {
  const organization = await people.organization('ППО «Заявители»');
  const chair = await people.signUp({ lastName: 'Сосновая', firstName: 'Мария' });
  await signInOn(page, product.signIn('operator'), '/operator');
  await expect(page.getByRole('heading', { level: 1, name: 'Заявки' })).toBeVisible();

  const cardNumber = organization.freeCards.shift() ?? '';
  const wish = { organizationName: 'ППО «Заявители»', fullName: 'Сосновая Мария', cardNumber, phone: chair.phone };
  await chair.client.call(applyForAccess, { body: wish });
  const stranger = { organizationName: 'ППО «Никто»', fullName: 'Чужой Лев', cardNumber: newCardNumber(), phone: newPhone() };
  await people.visitor().call(applyForAccess, { body: stranger });
  const wanted = page.getByRole('article', { name: 'ППО «Заявители»' });
  const unwanted = page.getByRole('article', { name: 'ППО «Никто»' });
  await expect(unwanted.getByRole('button', { name: 'Одобрить' })).toBeDisabled();
  await expect(unwanted).toContainText('Карта с таким номером не выдавалась');
  await expectSound(page);

  const dialog = page.getByRole('dialog');
  await wanted.getByRole('button', { name: 'Одобрить' }).click();
  await expect(dialog).toContainText('Сосновая Мария станет руководителем организации');
  await dialog.getByRole('button', { name: 'Одобрить' }).click();
  await expect(wanted).toHaveCount(0);
  await unwanted.getByRole('button', { name: 'Отказать' }).click();
  await dialog.getByRole('textbox', { name: 'Причина' }).fill('Номер не найден');
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Отказать' }).click();
  await expect(unwanted).toHaveCount(0);
  await page.getByText('Отказано', { exact: true }).click();
  await expect(unwanted).toContainText('Номер не найден');

  await page.getByRole('link', { name: 'Журнал' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'В заявке отказано' }).first()).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Документы' }).click();
  await expect(page.getByRole('heading', { name: 'Пользовательское соглашение' })).toBeVisible();
  await expectSound(page);
});
