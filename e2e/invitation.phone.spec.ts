import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

test('an organisation that awaits the phone invites in the app: later, or at once', async ({ page, people }) => {
  const [forge, depot] = [await people.cabinet('ППО «Кузница»'), await people.cabinet('ППО «Депо»')];
  const person = await people.signUp({ lastName: 'Ручьёв', firstName: 'Лука' });
  await signInOn(page, person, '/app');
  await expect(page.getByText('Карта ещё не привязана')).toBeVisible();
  for (const cabinet of [forge, depot]) await people.addToRegister(cabinet, { lastName: 'Ручьёв', firstName: 'Лука', phone: person.phone });
  const cards = page.getByRole('list', { name: 'Приглашения' }).getByRole('listitem');
  await expect(cards).toHaveCount(2);
  await expectSound(page);

  await cards.filter({ hasText: 'ППО «Депо»' }).getByRole('button', { name: 'Не сейчас' }).click();
  await expect(cards).toHaveCount(1);
  await page.getByRole('link', { name: 'Профиль' }).click();
  await expect(cards).toContainText('ППО «Кузница»');
  await expectSound(page);
  await page.getByRole('link', { name: 'Панель' }).click();
  await cards.getByRole('button', { name: 'Вступить' }).click();
  await expect(page.getByText('Вы в организации ППО «Кузница»')).toBeVisible();
  await expect(cards).toHaveCount(0);
  // In without a card: the app shows the way to one.
  await expect(page.getByRole('link', { name: 'Привязать карту' })).toBeVisible();
  await expectSound(page);

  await page.goto('/app/notifications');
  await expect(page.getByText('Вас приглашает ППО «Кузница»')).toBeVisible();
  await expect(page.getByText('Вы в организации ППО «Кузница»')).toBeVisible();
});
