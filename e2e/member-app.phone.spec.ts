import { listSessions } from '#contract/accounts';
import { promoteMember } from '#contract/members';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { newCardNumber } from './people.ts';

test('binds a card: short, unknown and used numbers are told; then the card shows its code', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Порт»');
  await signInOn(page, await people.signUp({ lastName: 'Лугов', firstName: 'Егор' }), '/app');
  await expect(page.getByText('Карта ещё не привязана')).toBeVisible();
  await expectSound(page);
  const number = page.getByRole('textbox', { name: 'Номер карты' });
  const tries: [string, string][] = [
    ['71140510000000000', 'В номере карты должно быть 18 или 19 цифр'],
    [newCardNumber(), 'Карта с таким номером не выпускалась'],
    [cabinet.head.cardNumber, 'Эта карта принадлежит другому человеку'],
  ];
  for (const [value, text] of tries) {
    await number.fill(value);
    await page.getByRole('button', { name: 'Привязать карту' }).click();
    await expect(page.getByText(text).first()).toBeVisible();
    await expect(number).toHaveValue(value);
  }
  await expectSound(page);

  const card = cabinet.freeCards.shift() ?? '';
  await number.fill(card);
  await page.getByRole('button', { name: 'Привязать карту' }).click();
  await expect(page.getByText('Карта привязана: ППО «Порт»')).toBeVisible();
  await page.getByRole('button', { name: 'Показать карту' }).click();
  await expect(page.getByRole('dialog').getByRole('img', { name: 'QR-код карты' })).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText(card.slice(-3));
  await expectSound(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Коммуникатор' }).click();
  await expectSound(page);
  await page.getByRole('link', { name: 'Информация об организации' }).click();
  await expect(page.getByRole('heading', { name: 'ППО «Порт»' })).toBeVisible();
  await expectSound(page);
});

test('own data, devices and consents are in the person’s hands @nightly', async ({ page, people }) => {
  const person = await people.signUp({ lastName: 'Рощин', firstName: 'Лука' });
  await people.signIn(person);
  await signInOn(page, person, '/app/profile');
  await page.getByRole('textbox', { name: 'Email' }).fill('не адрес');
  await page.getByRole('textbox', { name: 'Регион' }).fill('Псковская область');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeFocused();
  await expectSound(page);
  await page.getByRole('textbox', { name: 'Email' }).fill('roshchin@example.org');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Данные сохранены')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Регион' })).toHaveValue('Псковская область');

  await page.getByRole('link', { name: 'Безопасность' }).click();
  const devices = page.getByRole('region', { name: 'Устройства' });
  await expect(devices.getByRole('listitem')).toHaveCount(3);
  await expectSound(page);
  await devices.getByRole('button', { name: 'Завершить все другие сеансы' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Завершить' }).click();
  await expect(devices.getByRole('listitem')).toHaveCount(1);
  expect(await person.client.refusal(listSessions, {})).toBe('unauthenticated');

  await page.goto('/app/profile/consents');
  await page.getByRole('button', { name: 'Отозвать' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click();
  await expect(page.getByText('Отозвано:')).toBeVisible();
  await expectSound(page);
});

test('a role gained and a membership lost show at once', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Причал»');
  const member = await people.member(cabinet, 'member', { lastName: 'Ключевой', firstName: 'Иван' });
  await signInOn(page, member, '/app/profile');
  await expect(page.getByRole('link', { name: 'Мои карты' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Кабинет организации' })).toHaveCount(0);
  const params = { organizationId: cabinet.id, memberId: member.memberId };
  await cabinet.head.client.call(promoteMember, { params, body: { from: 'member' } });
  await expect(page.getByRole('link', { name: 'Кабинет организации' })).toBeVisible();

  await page.goto('/app/communicator/organization');
  await expect(page.getByRole('heading', { name: 'ППО «Причал»' })).toBeVisible();
  await people.exclude(cabinet, member);
  await expect(page.getByText('Карта ещё не привязана')).toBeVisible();
  await expect(page.getByText('ППО «Причал»')).toHaveCount(0);
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the card opens again', async ({ page, context, people }) => {
    const cabinet = await people.cabinet('ППО «Тоннель»');
    await signInOn(page, cabinet.head, '/app');
    // A worker is of the address that the document was opened at, and that was «Вход».
    await page.goto('/app');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await expect(page.getByRole('button', { name: 'Показать карту' })).toBeVisible();
    await context.setOffline(true);
    await page.reload();
    await page.getByRole('button', { name: 'Показать карту' }).click();
    await expect(page.getByRole('dialog').getByRole('img', { name: 'QR-код карты' })).toBeVisible();
    await expectSound(page);
  });
});
