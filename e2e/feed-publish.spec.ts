import { truncate, writeFile } from 'node:fs/promises';
import { editPost, listPosts } from '#contract/feed';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { publish } from './people.ts';
import { fillDateTime } from './ui.ts';

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
);
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

test('news with a picture and a PDF, from the composer to the feed; then edited and deleted', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Метро»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed`);
  await expect(page.getByText('Публикаций ещё нет')).toBeVisible();
  await expectSound(page);

  await page.getByRole('link', { name: 'Создать публикацию' }).first().click();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Заполните это поле')).toBeVisible();
  await expect(page.getByLabel('Заголовок', { exact: false }).first()).toBeFocused();
  await expectSound(page);

  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Субботник в парке');
  await page.getByRole('textbox', { name: 'Текст публикации' }).pressSequentially('Встречаемся у ворот');
  const large = test.info().outputPath('большое.jpg');
  await writeFile(large, '');
  await truncate(large, 60 * 2 ** 20);
  await page.locator('input[type=file]').setInputFiles(large);
  await expect(page.getByText('Картинка может весить до 50 МБ: большое.jpg')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles([
    { name: 'парк.png', mimeType: 'image/png', buffer: pixel },
    { name: 'план.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: 'злой.jpg', mimeType: 'image/jpeg', buffer: svg },
  ]);
  await expect(page.getByRole('list', { name: 'Приложено' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'Файлы' }).getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Продолжите загрузку файлов или уберите их')).toBeVisible();
  await page.getByRole('button', { name: 'Убрать злой.jpg' }).click();

  await expect(page.getByText('Черновик сохранён')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Заголовок' })).toHaveValue('Субботник в парке');
  await expect(page.getByRole('textbox', { name: 'Текст публикации' })).toHaveText('Встречаемся у ворот');
  await expect(page.getByRole('list', { name: 'Приложено' }).getByRole('listitem')).toHaveCount(2);

  await page.getByRole('button', { name: 'Отправить' }).click();
  const post = page.getByRole('article', { name: 'Субботник в парке' });
  await expect(post.getByText('Встречаемся у ворот')).toBeVisible();
  await expect(post.getByRole('button', { name: 'Открыть изображение 1 из 1' })).toBeVisible();
  await expect(post.getByRole('link', { name: 'план.pdf' })).toHaveAttribute('target', '_blank');
  await expectSound(page);

  await post.getByRole('button', { name: 'Действия: Субботник в парке' }).click();
  await page.getByRole('menuitem', { name: 'Изменить' }).click();
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Субботник в сквере');
  await expectSound(page);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Субботник в сквере' })).toBeVisible();
  await expect(page.getByText('изменено', { exact: true })).toBeVisible();
  await expectSound(page);

  await page.getByRole('button', { name: 'Действия: Субботник в сквере' }).click();
  await page.getByRole('menuitem', { name: 'Удалить' }).click();
  const dialog = page.getByRole('dialog', { name: 'Удалить «Субботник в сквере»?' });
  await dialog.getByRole('button', { name: 'Удалить' }).click();
  await expect(page.getByText('Публикаций ещё нет')).toBeVisible();
});

test('an answer that was lost publishes once, even from a tab that was closed meanwhile @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Связь»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/new`);
  const title = page.getByRole('textbox', { name: 'Заголовок' });
  await title.fill('Одна новость');
  await page.route('**/api/organizations/*/posts', async (route) => {
    if (route.request().method() === 'POST') await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Нет связи с сервером', { exact: false })).toBeVisible();
  await expect(title).toHaveValue('Одна новость');
  await page.unroute('**/api/organizations/*/posts');
  await page.reload();
  await expect(title).toHaveValue('Одна новость');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByRole('article')).toHaveCount(1);
  const { items } = await cabinet.head.client.call(listPosts, { params: { organizationId: cabinet.id }, query: {} });
  expect(items.map((post) => post.title)).toEqual(['Одна новость']);
});

test('a poll: options, the 21st of them, an end in the past; one for later waits among the planned', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Опрос»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/new`);
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Куда поедем');
  await page.getByText('Опрос/голосование').click();
  await page.getByRole('textbox', { name: 'Напишите вариант 1' }).fill('На озеро');
  await page.getByRole('textbox', { name: 'Напишите вариант 2' }).fill('В горы');
  const more = page.getByRole('button', { name: 'Добавить еще' });
  for (let count = 3; count <= 20; count += 1) {
    await more.click();
    await expect(page.getByRole('textbox', { name: `Напишите вариант ${count}` })).toBeFocused();
  }
  await more.click();
  await expect(page.getByText('Можно не больше 20 вариантов')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Напишите вариант' })).toHaveCount(20);
  for (let count = 20; count > 2; count -= 1) await page.getByRole('button', { name: `Убрать вариант ${count}`, exact: true }).click();

  await page.getByRole('checkbox', { name: 'Анонимный опрос' }).check();
  await fillDateTime(page, 'Дата окончания', '2020-01-01T10:00');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Это время уже прошло')).toBeVisible();
  await expectSound(page);
  await fillDateTime(page, 'Дата окончания', '');
  await page.getByRole('checkbox', { name: 'Опубликовать позже' }).check();
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 11);
  await fillDateTime(page, 'Дата и время публикации', `${tomorrow}12:00`);
  await page.getByRole('button', { name: 'Отправить' }).click();
  const planned = page.getByRole('region', { name: 'Запланированные' });
  await expect(planned.getByRole('link', { name: 'Куда поедем' })).toBeVisible();
  await expect(page.getByText('Публикаций ещё нет')).toBeVisible();
});

test('who edits a publication that somebody changes meanwhile sees theirs and loses nothing @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Двое»');
  const post = await publish(cabinet.head, cabinet, { title: 'Собрание в пять' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/${post.id}/edit`);
  const title = page.getByRole('textbox', { name: 'Заголовок' });
  await title.fill('Собрание в семь');
  await cabinet.head.client.call(editPost, {
    params: { organizationId: cabinet.id, postId: post.id },
    body: { title: 'Собрание в шесть', version: post.version },
  });
  await page.getByRole('button', { name: 'Посмотреть новую версию' }).click();
  await expect(page.getByRole('dialog').getByText('Собрание в шесть')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Оставить мой текст' }).click();
  await expect(title).toHaveValue('Собрание в семь');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Собрание в семь' })).toBeVisible();
});
