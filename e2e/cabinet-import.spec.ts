import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { chooseFiles, type SomeFile } from './ui.ts';

/** As a Russian Excel saves «CSV (разделители — точка с запятой)». */
const windows1251 = (text: string): Buffer =>
  Buffer.from([...text].map((char) => (char >= 'А' && char <= 'я' ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0))));
const csv = (...rows: string[]): SomeFile => ({ name: 'register.csv', mimeType: 'text/csv', buffer: windows1251(rows.join('\r\n')) });

const choose = (page: Page, file: SomeFile) => chooseFiles(page, page.getByRole('button', { name: 'Выбрать файл' }), file);
const step = (page: Page, name: string) =>
  expect(page.getByRole('list', { name: 'Шаги импорта' }).locator('[aria-current]')).toContainText(name);

test('a CSV of a Russian Excel: correct a column, look, import', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Маяк»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members`);
  await page.getByRole('link', { name: 'Импорт' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Импорт' })).toBeVisible();
  await step(page, 'Файл');
  await expect(page.getByText('Импорта ещё не было')).toBeVisible();
  await expectSound(page);

  // The file is there, the rest of the way is cut off: «Повторить» goes on without sending it again.
  const asked = '**/api/organizations/*/files/*';
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent += 1;
  });
  await page.route(asked, (route) => (route.request().method() === 'GET' ? route.abort() : route.fallback()));
  await choose(page, { name: 'page.xlsx', mimeType: 'text/html', buffer: Buffer.from('<html><body>ФИО</body></html>') });
  await expect(page.getByText('Нет связи с сервером')).toBeVisible();
  await expectSound(page);
  await page.unroute(asked);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.getByText('Файл «page.xlsx» не принят')).toBeVisible();
  expect(sent).toBeLessThan(2);
  await expect(page.getByText('Это не таблица XLSX или CSV')).toBeVisible();
  await expectSound(page);
  await page.getByRole('link', { name: 'Выбрать другой файл' }).click();

  const [card = ''] = cabinet.freeCards;
  await choose(
    page,
    csv(
      'ФИО;Чей номер;Карта;Дата/р',
      `РОДНИКОВА Анна Ильинична;8 (950) 700-00-01;${card};28.02.1985`,
      'Ручьев Лев;8 950 700 00 02;;1 мая 1990 г.',
      'Ключев Лев;12345;;',
      'Родникова Анна;89507000001;;',
    ),
  );
  await step(page, 'Столбцы');
  const whose = page.getByRole('combobox', { name: 'Что в столбце «Чей номер»' });
  await expect(whose).toHaveValue('');
  await whose.selectOption({ label: 'Телефон' });
  await expectSound(page);
  await page.getByRole('button', { name: 'Проверить строки' }).click();

  await step(page, 'Проверка');
  await expect(page.getByText('Будет добавлено: 2 человека')).toBeVisible();
  await page.reload();
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('Родникова Анна Ильинична')).toContainText('+7 950 700-00-01');
  await expectSound(page);
  await page.getByRole('radiogroup', { name: 'Показать строки' }).getByText('Пропустить').click();
  await expect(row('Ключев Лев')).toContainText('Это не российский номер телефона: 12345');
  await expect(row('Родникова Анна')).toContainText('Повторяет строку 2');
  const report = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Непринятые строки: 2' }).click();
  expect((await report).suggestedFilename()).toBe('Непринятые строки.xlsx');

  await page.getByRole('button', { name: 'Импортировать' }).click();
  await expect(page.getByRole('heading', { name: 'Реестр обновлён' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('main').getByRole('link', { name: 'Не зарегистрированы' }).click();
  await expect(row('Родникова Анна')).toBeVisible();
  await expect(row('Ручьев Лев')).toBeVisible();
});

test('the sample as XLSX: imported, the same again changes nothing, undone @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Якорь»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/import`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Скачать образец' }).click();
  const path = await (await download).path();
  const sample: SomeFile = {
    name: 'sample.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: readFileSync(path),
  };
  const check = async () => {
    await choose(page, sample);
    await page.getByRole('button', { name: 'Проверить строки' }).click();
    await step(page, 'Проверка');
  };
  await check();
  await page.getByRole('button', { name: 'Импортировать' }).click();
  await expect(page.getByRole('heading', { name: 'Реестр обновлён' })).toBeVisible();

  await page.getByRole('link', { name: 'Все импорты' }).click();
  await check();
  await expect(page.getByText('Записывать нечего')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Импортировать' })).toBeDisabled();
  await page.getByRole('link', { name: 'Все импорты' }).click();
  await expect(page.getByText('ещё не закончен')).toBeVisible();
  await page.getByRole('link', { name: 'Продолжить' }).click();
  await page.getByRole('button', { name: 'Отказаться от импорта' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отказаться' }).click();
  await expect(page.getByText('От этого импорта отказались')).toBeVisible();

  await page.getByRole('link', { name: 'Все импорты' }).click();
  await page.getByRole('row').filter({ hasText: 'Импортировано' }).getByRole('button', { name: 'Действия: sample.xlsx' }).click();
  await page.getByRole('menuitem', { name: 'Отменить импорт' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отменить импорт' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Отменено' })).toBeVisible();
  await page.getByRole('link', { name: 'Не зарегистрированы' }).first().click();
  await expect(page.getByRole('row').filter({ hasText: 'Лугов Егор' })).toHaveCount(0);
});
