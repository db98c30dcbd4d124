import { createEvent, deleteEvent } from '#contract/calendar';
import { addToRegister } from '#contract/invitations';
import { createFolder } from '#contract/library';
import { createTask, deleteTask } from '#contract/tasks';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { chooseFiles, expectToast } from './ui.ts';

const text = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`Текст ${name}`) });

test('of the library: a rename and a move are undone, a name that a clash took comes back, a folder is found, the deleted has a list @nightly', async ({
  page,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Обратно»');
  const params = { organizationId: cabinet.id };
  const folder = await cabinet.head.client.call(createFolder, { params, body: { section: 'members', name: 'Протоколы собраний' } });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/library?folder=${folder.id}`);
  const add = page.getByRole('button', { name: 'Добавить файлы…' });
  const inside = page.getByRole('list', { name: 'Протоколы собраний' });
  await chooseFiles(page, add, [text('отчёт.txt')]);
  await expect(inside.getByRole('link', { name: 'отчёт.txt' })).toBeVisible();
  await page.getByRole('link', { name: 'Все файлы' }).click();
  const items = page.getByRole('list', { name: 'Для участников организации' });
  await chooseFiles(page, add, [text('отчёт.txt')]);
  await expect(items.getByRole('link', { name: 'отчёт.txt' })).toBeVisible();

  await items.getByRole('link', { name: 'отчёт.txt' }).focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Новое имя' }).press('Delete');
  await page.keyboard.type('итоги');
  await page.keyboard.press('Enter');
  await expect(items.getByRole('link', { name: 'итоги.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Вернуть. Переименовано: итоги.txt' }).click();
  await expect(items.getByRole('link', { name: 'отчёт.txt' })).toBeVisible();
  await expectToast(page, 'Возвращено: отчёт.txt');

  // Where it goes there is one of that name.
  await items
    .getByRole('listitem')
    .filter({ hasText: 'отчёт.txt' })
    .dragTo(items.getByRole('listitem').filter({ hasText: 'Протоколы' }));
  await expectToast(page, 'Перемещено: отчёт.txt. Имя «отчёт.txt» занято, теперь это «отчёт (2).txt»');
  await page.getByRole('button', { name: /^Вернуть\. Перемещено: отчёт\.txt/ }).click();
  await expectToast(page, 'Вернули на место');
  await expect(items.getByRole('link', { name: 'отчёт.txt' })).toBeVisible();

  await page.getByRole('searchbox', { name: 'Поиск по библиотеке' }).fill('собрание');
  const found = page.getByRole('list', { name: 'Найденное' });
  await expect(page.getByText('Нашлось: 1 папка')).toBeVisible();
  await expectSound(page);
  await found.getByRole('link', { name: /Протоколы собраний/ }).click();
  await inside.getByRole('link', { name: 'отчёт.txt' }).press('Delete');
  await expect(page.getByText('В папке пусто')).toBeVisible();

  await page.getByRole('link', { name: 'Удалённые' }).click();
  await expect(page.getByRole('heading', { name: 'Удалённые файлы и папки' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Удалённые' }).getByText(/Удалено сегодня/)).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Вернуть: отчёт.txt' }).click();
  await expect(page.getByText('Удалённых нет')).toBeVisible();

  // The one search opens the folder too.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('протоколы');
  await page.getByRole('option', { name: /Протоколы собраний/ }).click();
  await expect(inside.getByRole('link', { name: 'отчёт.txt' })).toBeVisible();
});

test('of tasks and events: an item of a checklist, and what is found in the lists of the deleted; the door without a card @nightly', async ({
  page,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Назад»');
  const params = { organizationId: cabinet.id };
  const { client } = cabinet.head;
  const task = await client.call(createTask, { params, body: { title: 'Праздник', items: ['Судьи', 'Вода', 'Медпункт'] } });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/tasks/${task.id}`);
  const sheet = page.getByRole('dialog', { name: 'Праздник' });
  // Dragging comes after the list.
  await expect(sheet.getByRole('button', { name: 'Переместить: Вода' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Действия: Вода' }).click();
  await page.getByRole('menuitem', { name: 'Удалить' }).click();
  await expect(sheet.getByRole('checkbox')).toHaveCount(2);
  await page.getByRole('button', { name: 'Вернуть. Пункт «Вода» удалён' }).click();
  await expect(sheet.getByRole('checkbox')).toHaveCount(3);
  await expect(sheet.getByRole('listitem').filter({ has: page.getByRole('checkbox') })).toHaveText([/Судьи/, /Вода/, /Медпункт/]);

  await client.call(deleteTask, { params: { ...params, taskId: task.id } });
  await page.goto(`/cabinet/${cabinet.id}/tasks`);
  await page.getByRole('link', { name: 'Удалённые' }).click();
  await expect(page.getByRole('heading', { name: 'Удалённые задачи' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Вернуть: Праздник' }).click();
  await expectToast(page, 'Задача «Праздник» снова на месте');
  await expect(page.getByText('Удалённых нет')).toBeVisible();

  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  const times = { start: `${day}T10:00`, end: `${day}T12:00` };
  const event = await client.call(createEvent, { params, body: { title: 'Лекция', kind: 'learning', ...times } });
  await client.call(deleteEvent, { params: { ...params, eventId: event.eventId }, query: { scope: 'all' } });
  await page.goto(`/cabinet/${cabinet.id}/calendar`);
  await page.getByRole('link', { name: 'Удалённые' }).click();
  await expect(page.getByRole('heading', { name: 'Удалённые события' })).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Вернуть: Лекция' }).click();
  await expectToast(page, 'Событие вернулось');

  const guest = { lastName: 'Гостева', firstName: 'Нина', patronymic: '', phone: '+73000777766', birthDate: null, email: '' };
  await client.call(addToRegister, { params, body: guest });
  await page.goto(`/cabinet/${cabinet.id}/calendar/${event.eventId}/${event.on}/attendance`);
  await page.getByRole('searchbox', { name: 'Имя или телефон' }).fill('гост');
  await page.getByRole('button', { name: 'Отметить: Гостева Нина' }).click();
  await expect(page.getByText('Гостева Нина — отмечен')).toBeVisible();
  await expect(page.getByText('1 человек')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect(page.getByText('0 человек')).toBeVisible();
});
