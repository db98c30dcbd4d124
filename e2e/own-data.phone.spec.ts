import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

test('a person takes the own data along, then erases the account and keeps the act', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Забвение»');
  const person = await people.member(cabinet);
  await signInOn(page, person, '/app/profile');
  await page.getByRole('link', { name: /^Мои данные/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Мои данные' })).toBeVisible();
  await expectSound(page);

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Скачать для программ (JSON)' }).click(),
  ]);
  const data = JSON.parse(await readFile(await saved.path(), 'utf8')) as { memberships: { organization: string }[] };
  expect(data.memberships.map(({ organization }) => organization)).toEqual(['ППО «Забвение»']);

  await page.getByRole('button', { name: 'Удалить учётную запись' }).click();
  const sheet = page.getByRole('dialog', { name: 'Удалить учётную запись навсегда?' });
  await sheet.getByRole('textbox', { name: 'Пароль' }).fill('совсем не тот');
  await sheet.getByRole('button', { name: 'Удалить навсегда' }).click();
  await expect(sheet.getByRole('textbox', { name: 'Пароль' })).toHaveAttribute('aria-invalid', 'true');
  await expectSound(page);
  await sheet.getByRole('textbox', { name: 'Пароль' }).fill(person.password);
  await sheet.getByRole('button', { name: 'Удалить навсегда' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Учётная запись удалена' })).toBeVisible();
  await expectSound(page);
  const [act] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Скачать акт' }).click()]);
  expect((await readFile(await act.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await page.goto('/app');
  await expect(page.getByRole('button', { name: 'Войти' })).toBeVisible();
});
