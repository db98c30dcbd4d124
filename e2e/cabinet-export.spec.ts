import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

/** «Экспорт» of what the list shows, up to the file. */
const exportAs = async (page: Page, format: 'XLSX' | 'CSV'): Promise<Download> => {
  await page.getByRole('button', { name: 'Экспорт', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Экспорт' });
  await expect(dialog).toContainText('Людей в файле: 2');
  await dialog.getByRole('radio', { name: format }).check();
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Подготовить файл' }).click();
  const link = dialog.getByRole('link', { name: 'Скачать' });
  await expect(link).toBeVisible();
  const coming = page.waitForEvent('download');
  await link.click();
  const file = await coming;
  await dialog.getByRole('button', { name: 'Закрыть' }).last().click();
  await expect(dialog).toBeHidden();
  return file;
};

test('the head exports what the filter shows as CSV and XLSX, and finds the files again', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Маяк»');
  await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await people.member(cabinet, 'member', { lastName: 'Речная', firstName: 'Ольга' });
  await people.member(cabinet, 'member', { lastName: 'Горный', firstName: 'Олег' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members?q=речн`);
  await expect(page.getByRole('row').filter({ hasText: 'Речной' })).toBeVisible();

  const csv = await exportAs(page, 'CSV');
  expect(csv.suggestedFilename()).toMatch(/^ППО «Маяк», пользователи \d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await csv.path(), 'utf8');
  const [headings, ...rows] = text.trimEnd().split('\r\n');
  expect(headings).toMatch(/^\ufeff№;Фамилия;Имя;Отчество;Телефон;Номер карты;/);
  expect(rows.map((row) => row.split(';').slice(0, 3))).toEqual([
    ['1', 'Речная', 'Ольга'],
    ['2', 'Речной', 'Павел'],
  ]);
  const xlsx = await exportAs(page, 'XLSX');
  expect((await readFile(await xlsx.path())).subarray(0, 2).toString()).toBe('PK');

  await page.getByRole('button', { name: /^Уведомления/ }).click();
  await page.getByText('Файл экспорта готов').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Экспорты' })).toBeVisible();
  const list = page.getByRole('list', { name: 'Экспорты' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expect(list.getByRole('listitem').first()).toContainText('.xlsx');
  await expect(list.getByRole('link', { name: /^Скачать/ })).toHaveCount(2);
  await expectSound(page);
});

test('ticked people are exported from the bar @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Пристань»');
  await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members`);
  await page.getByRole('row').filter({ hasText: 'Речной' }).getByRole('checkbox').press('Space');
  await page.getByRole('button', { name: 'Экспорт', exact: true }).last().click();
  const dialog = page.getByRole('dialog', { name: 'Экспорт' });
  await expect(dialog).toContainText('Людей в файле: 1');
  await dialog.getByRole('button', { name: 'Подготовить файл' }).click();
  await expect(dialog.getByRole('link', { name: 'Скачать' })).toBeVisible();
});
