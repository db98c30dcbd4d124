import { addLibraryFiles, createFolder, listLibrary } from '#contract/library';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { upload } from './people.ts';
import { chooseFiles, expectToast, fillDate } from './ui.ts';

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** A page with these words on it. */
const pdfOf = (words: string): Buffer => {
  const content = `BT /F1 24 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 6>>\n%%EOF`);
};
const text = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });

test('files by chooser and by drop, a folder, moving, renaming, deleting and back, versions', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Книга»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/library`);
  await expect(page.getByText('Файлов ещё нет')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Для участников организации' })).toHaveAttribute('aria-selected', 'true');
  await expectSound(page);

  const add = page.getByRole('button', { name: 'Добавить файлы…' });
  await chooseFiles(page, add, [
    { name: 'плакат.png', mimeType: 'image/png', buffer: pixel },
    { name: 'положение.pdf', mimeType: 'application/pdf', buffer: pdfOf('Regulations of the rowan tree') },
    text('устав.txt', 'Первая редакция'),
    text('пусто.txt', ''),
  ]);
  const dock = page.getByRole('region', { name: 'Загрузка файлов' });
  await expect(dock.getByText('Файл пуст')).toBeVisible();
  await expect(dock.getByText('Не загружено: 1')).toBeVisible();
  await dock.getByRole('button', { name: 'Убрать пусто.txt' }).click();
  const items = page.getByRole('list', { name: 'Для участников организации' });
  const fileOf = (name: string) => items.getByRole('listitem').filter({ hasText: name });
  await expect(items.getByRole('listitem')).toHaveCount(3);

  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['1;2'], 'смета.csv', { type: 'text/csv' }));
    return data;
  });
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Отпустите, чтобы добавить')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await expect(fileOf('смета.csv')).toBeVisible();

  // A name that is taken: the newer content takes the place, the older one stays among the versions.
  await chooseFiles(page, add, [text('устав.txt', 'Вторая редакция')]);
  const clash = page.getByRole('dialog', { name: 'Файл с таким именем уже есть' });
  await expectSound(page);
  await clash.getByRole('button', { name: 'Заменить новой версией' }).click();
  await expect(dock.getByText('новая версия')).toBeVisible();
  await page.getByRole('button', { name: 'Действия: устав.txt' }).click();
  await page.getByRole('menuitem', { name: 'Версии…' }).click();
  const versions = page.getByRole('dialog', { name: 'Версии «устав.txt»' });
  await expect(versions.getByRole('listitem')).toHaveCount(2);
  await expectSound(page);
  await versions.getByRole('button', { name: 'Сделать текущей: версия 1' }).click();
  await expect(versions.getByRole('listitem').filter({ hasText: 'Версия 1' }).getByText('текущая')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Новая папка' }).click();
  const naming = page.getByRole('dialog', { name: 'Новая папка' });
  await naming.getByRole('textbox', { name: 'Название папки' }).fill('Договоры');
  await naming.getByRole('button', { name: 'Создать' }).click();
  await expect(fileOf('Договоры')).toContainText('Пусто');
  await fileOf('смета.csv').dragTo(fileOf('Договоры'));
  await expectToast(page, 'Перемещено: смета.csv');
  await expect(fileOf('смета.csv')).toHaveCount(0);
  await expect(fileOf('Договоры')).toContainText('1 файл');
  await items.getByRole('link', { name: 'Договоры' }).click();
  await expect(page).toHaveURL(/folder=/);
  const inside = page.getByRole('list', { name: 'Договоры' });
  await expect(inside.getByRole('link', { name: 'смета.csv' })).toHaveAttribute('target', '_blank');

  // By keys alone: F2, a new name, Delete, and back.
  await inside.getByRole('link', { name: 'смета.csv' }).focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Новое имя' }).press('Delete');
  await page.keyboard.type('бюджет');
  await page.keyboard.press('Enter');
  await expect(inside.getByRole('link', { name: 'бюджет.csv' })).toBeVisible();
  await inside.getByRole('link', { name: 'бюджет.csv' }).press('Delete');
  await expect(page.getByText('В папке пусто')).toBeVisible();
  await page.getByRole('button', { name: 'Вернуть. Удалено: бюджет.csv' }).click();
  await expect(inside.getByRole('link', { name: 'бюджет.csv' })).toBeVisible();
  await page.getByRole('link', { name: 'Все файлы' }).click();

  // Several at once, to the other section.
  await items.getByRole('link', { name: 'плакат' }).press(' ');
  await fileOf('устав').getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Действия с выбранными' });
  await expect(bar.getByText('Выбрано 2')).toBeVisible();
  await bar.getByRole('button', { name: 'Переместить' }).click();
  const moving = page.getByRole('dialog', { name: 'Переместить выбранное' });
  await moving.getByText('Для внутреннего использования').click();
  await expectSound(page);
  await moving.getByRole('button', { name: 'Переместить' }).click();
  await expect(items.getByRole('listitem')).toHaveCount(2);
  await page.getByRole('tab', { name: 'Для внутреннего использования' }).click();
  await expect(page.getByRole('list', { name: 'Для внутреннего использования' }).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('tab', { name: 'Для участников организации' }).click();

  // Words inside a PDF, in another form; who sees it and until when.
  await page.getByRole('searchbox', { name: 'Поиск по библиотеке' }).fill('regulation');
  const found = page.getByRole('list', { name: 'Найденное' });
  await expect(found.locator('mark')).toHaveText(['Regulations']);
  await expectSound(page);
  await page.getByRole('button', { name: 'Действия: положение.pdf' }).click();
  await page.getByRole('menuitem', { name: 'Кто видит…' }).click();
  const access = page.getByRole('dialog', { name: 'Кто видит «положение.pdf»' });
  await fillDate(access, 'Показывать по', '2020-01-01');
  await access.getByRole('button', { name: 'Сохранить' }).click();
  await expect(access.getByLabel('Показывать по')).toBeFocused();
  await fillDate(access, 'Показывать по', '2090-01-01');
  await expectSound(page);
  await access.getByRole('button', { name: 'Сохранить' }).click();
  await expect(found.getByText('по 01.01.2090')).toBeVisible();
});

test('an upload outlives a lost connection and a reload; the page is as good in the dark and in English @nightly', async ({
  page,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Связка»');
  const file = await upload(cabinet.head, cabinet, { name: 'old.txt', type: 'text/plain', bytes: new TextEncoder().encode('слово') });
  const params = { organizationId: cabinet.id };
  const { items } = await cabinet.head.client.call(addLibraryFiles, { params, body: { section: 'members', fileIds: [file.id] } });
  const opened = await cabinet.head.client.fetch(items[0]?.url ?? '');
  expect([opened.status, await opened.text()]).toEqual([200, 'слово']);

  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/library`);
  await page.route('**/uploads/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await chooseFiles(page, page.getByRole('button', { name: 'Добавить файлы…' }), [text('report.txt', 'Отчёт за год')]);
  const dock = page.getByRole('region', { name: 'Загрузка файлов' });
  await expect(dock.getByText('нет связи, продолжим сами')).toBeVisible();
  await dock.getByRole('button', { name: 'Приостановить report.txt' }).click();
  await expect(dock.getByText('пауза')).toBeVisible();
  await expectSound(page);
  await page.reload();
  await expect(dock.getByText('пауза')).toBeVisible();
  await page.unroute('**/uploads/*');
  await dock.getByRole('button', { name: 'Продолжить все' }).click();
  await expect(page.getByRole('link', { name: 'report.txt' })).toBeVisible();
  const list = await cabinet.head.client.call(listLibrary, { params, query: { section: 'members' } });
  expect(list.items.map(({ name }) => name)).toEqual(['old.txt', 'report.txt']);

  const folder = await cabinet.head.client.call(createFolder, { params, body: { section: 'members', name: 'Minutes' } });
  await cabinet.head.client.call(createFolder, { params, body: { section: 'members', name: '2026', parentId: folder.id } });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => localStorage.setItem('locale', 'en'));
  await page.goto(`/cabinet/${cabinet.id}/library?look=list`);
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  const rows = page.getByRole('list', { name: 'For members of the organisation' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: 'Minutes' })).toContainText('1 folder');
  expect(await page.getByRole('main').innerText()).not.toMatch(/[а-яё]/i);
  await expectSound(page);
});
