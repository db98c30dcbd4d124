import { addLibraryFiles, createFolder, deleteLibraryItems } from '#contract/library';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { upload } from './people.ts';

test.use({ serviceWorkers: 'allow' });

test('a file opens in a tab, is kept on the phone, opens without a network, and goes when it is deleted', async ({
  page,
  context,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Полка»');
  const member = await people.member(cabinet);
  const params = { organizationId: cabinet.id };
  const { client } = cabinet.head;
  const folder = await client.call(createFolder, { params, body: { section: 'members', name: 'Памятки' } });
  const send = (name: string, words: string) =>
    upload(cabinet.head, cabinet, { name, type: 'text/plain', bytes: new TextEncoder().encode(words) });
  const [inner, top] = await Promise.all([send('отпуск.txt', 'Отпуск и санаторий'), send('устав.txt', 'Устав союза')]);
  await client.call(addLibraryFiles, { params, body: { section: 'members', folderId: folder.id, fileIds: [inner.id] } });
  const { items } = await client.call(addLibraryFiles, { params, body: { section: 'members', fileIds: [top.id] } });

  await signInOn(page, member, '/app/communicator');
  await page.goto('/app/communicator');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.getByRole('link', { name: 'Библиотека' }).click();
  await expect(page.getByText('Нажмите стрелку рядом с файлом')).toBeVisible();
  await expectSound(page);
  await expect(page.getByRole('link', { name: 'Памятки' })).toContainText('1 файл');
  await page.getByRole('link', { name: 'Памятки' }).click();
  const leave = page.getByRole('link', { name: 'отпуск.txt' });
  await expect(leave).toHaveAttribute('target', '_blank');
  const answer = await member.client.fetch((await leave.getAttribute('href')) ?? '');
  expect(await answer.text()).toBe('Отпуск и санаторий');
  await expectSound(page);
  await page.getByRole('link', { name: 'Все файлы' }).click();

  await page.getByRole('switch', { name: 'Сохранить для просмотра без сети: устав.txt' }).click();
  const kept = page.getByRole('list', { name: 'На этом устройстве' });
  await expect(kept.getByRole('link', { name: 'устав.txt' })).toBeVisible();
  await expectSound(page);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Памятки' })).toBeVisible();
  const address = (await kept.getByRole('link', { name: 'устав.txt' }).getAttribute('href')) ?? '';
  expect(await page.evaluate(async (path) => (await fetch(path)).text(), address)).toBe('Устав союза');
  // The search says kindly what it needs, and seeks by itself once it has it.
  await page.getByRole('searchbox', { name: 'Поиск по библиотеке' }).fill('устав');
  await expect(page.getByText('Поиск работает, когда есть сеть')).toBeVisible();
  await expect(kept.getByRole('link', { name: 'устав.txt' })).toBeVisible();
  await expectSound(page);
  await context.setOffline(false);
  await expect(page.getByRole('list', { name: 'Найденное' }).getByRole('link', { name: 'устав.txt' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Поиск по библиотеке' }).fill('');
  await expect(page.getByRole('link', { name: 'Памятки' })).toBeVisible();

  await client.call(deleteLibraryItems, { params, body: { files: items.map(({ id }) => id) } });
  await expect(kept).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'устав.txt' })).toHaveCount(0);

  await page.getByRole('searchbox', { name: 'Поиск по библиотеке' }).fill('санатории');
  await expect(page.getByRole('list', { name: 'Найденное' }).or(page.getByText('Ничего не нашлось'))).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => localStorage.setItem('locale', 'en'));
  await page.goto('/app/communicator/library');
  await expect(page.getByRole('heading', { level: 1, name: 'Library' })).toBeVisible();
  await expect(page.getByText('On this device')).toBeVisible();
  await expectSound(page);
});
