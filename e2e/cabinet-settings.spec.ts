import { getOrganization, updateOrganization } from '#contract/organizations';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('every field of the settings, the logo included, shows to members', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Верфь»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/settings`);
  const field = (name: string) => page.getByRole('textbox', { name });
  await field('Наименование организации').fill('ППО «Новая верфь»');
  await field('ФИО руководителя').fill('Берегов Андрей Петрович');
  await field('Должность').fill('Председатель');
  await field('Описание организации').pressSequentially('Строим суда с 1931 года');
  await page.getByRole('combobox', { name: 'Часовой пояс' }).click();
  await page.getByRole('option', { name: /Калининград/ }).click();
  await field('Основной телефон').fill('9500000001');
  await field('Дополнительный телефон').fill('9500000002');
  await field('Основной email').fill('профком');
  await field('Сайт').fill('https://example.org');
  await page.getByRole('button', { name: 'Добавить адрес' }).click();
  await field('Адрес 1').fill('https://vk.com/example');
  await page.locator('input[type=file]').setInputFiles({ name: 'логотип.png', mimeType: 'image/png', buffer: pixel });
  await expect(page.getByRole('button', { name: 'Убрать логотип' })).toBeVisible();
  await expectSound(page);

  const save = page.getByRole('button', { name: 'Сохранить' });
  await save.click();
  await expect(field('Основной email')).toBeFocused();
  await expect(field('Основной email')).toHaveAttribute('aria-invalid', 'true');
  await field('Основной email').fill('profkom@example.org');
  await save.click();
  await expect(page.getByText('Настройки сохранены')).toBeVisible();

  await page.goto('/app/communicator/organization');
  await expect(page.getByRole('heading', { name: 'ППО «Новая верфь»' })).toBeVisible();
  for (const text of ['Председатель — Берегов Андрей Петрович', 'Строим суда с 1931 года', '+7 950 000-00-01', '+7 950 000-00-02']) {
    await expect(page.getByText(text)).toBeVisible();
  }
  for (const name of [/profkom@example\.org/, /example\.org$/, 'VK']) await expect(page.getByRole('link', { name }).first()).toBeVisible();
  await expect(page.getByRole('main').locator('img')).toBeVisible();
  await expectSound(page);
});

test('of two editors the second is told, and nothing typed is lost @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Двое»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/settings`);
  const position = page.getByRole('textbox', { name: 'Должность' });
  await position.fill('Председатель профкома');

  const params = { organizationId: cabinet.id };
  const { logo, joinedAt: _joinedAt, can: _can, id: _id, ...profile } = await cabinet.head.client.call(getOrganization, { params });
  const body = { ...profile, headName: 'Другая рука', logoFileId: logo?.id ?? null };
  await cabinet.head.client.call(updateOrganization, { params, body });

  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'кто-то изменил эти данные' })).toBeVisible();
  await expect(position).toHaveValue('Председатель профкома');
  await expectSound(page);
  await page.getByRole('button', { name: 'Показать новую версию' }).click();
  await expect(page.getByRole('textbox', { name: 'ФИО руководителя' })).toHaveValue('Другая рука');
  await position.fill('Председатель профкома');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByText('Настройки сохранены')).toBeVisible();
});

test('whoever has several cabinets chooses one @nightly', async ({ page, people }) => {
  const [first, second] = [await people.cabinet('ППО «Первая»'), await people.cabinet('ППО «Вторая»')];
  await signInOn(page, first.head, '/cabinet');
  await expect(page, 'the only one needs no choice').toHaveURL(new RegExp(first.id));
  await people.join(second, first.head, 'administrator');
  await page.goto('/cabinet');
  await expect(page.getByRole('link', { name: 'ППО «Первая»' })).toContainText('Руководитель');
  await expectSound(page);
  await page.getByRole('link', { name: 'ППО «Вторая»' }).click();
  await expect(page).toHaveURL(new RegExp(second.id));
});
