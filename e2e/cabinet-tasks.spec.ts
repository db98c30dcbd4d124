import { addTaskComment, addTaskItem, createTask, editTask, getTask } from '#contract/tasks';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { expectToast, fillDate, openDesk } from './ui.ts';

const card = (title: string) => ({ name: title, exact: true });

test('a board: cards added on the spot, moved by mouse, keys and menu, seen at once by another, back when refused', async ({
  page,
  browser,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Доска»');
  const administrator = await people.member(cabinet, 'administrator', { lastName: 'Ветрова', firstName: 'Ольга' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/tasks`);
  const column = (name: string, of = page) => of.getByRole('region', { name, exact: true });
  await expect(column('К выполнению')).toBeVisible();
  await expectSound(page);

  await column('К выполнению').getByRole('button', { name: 'Добавить задачу' }).click();
  const quick = page.getByRole('textbox', { name: 'Название новой задачи' });
  for (const title of ['Третья', 'Вторая', 'Первая']) {
    await quick.fill(title);
    await quick.press('Enter');
    await expect(column('К выполнению').getByRole('link', card(title))).toBeVisible();
    await expect(quick).toHaveValue('');
  }
  await quick.press('Escape');
  const other = await openDesk(browser);
  await signInOn(other, administrator, `/cabinet/${cabinet.id}/tasks?filter=all`);
  await expect(column('К выполнению', other).getByRole('link')).toHaveText(['Первая', 'Вторая', 'Третья']);

  const from = await page.getByRole('link', card('Первая')).boundingBox();
  const to = await column('В работе').getByRole('list').boundingBox();
  if (!from || !to) throw new Error('The board is not on the screen');
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 20, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 30, { steps: 12 });
  await page.mouse.up();
  await expect(column('В работе').getByRole('link', card('Первая'))).toBeVisible();
  await expect(column('В работе', other).getByRole('link', card('Первая'))).toBeVisible();

  await page.getByRole('link', card('Третья')).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expect(column('К выполнению', other).getByRole('link')).toHaveText(['Третья', 'Вторая']);
  await expect(column('К выполнению').getByRole('link')).toHaveText(['Третья', 'Вторая']);
  await page.getByRole('link', card('Третья')).focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Карточка «Третья» взята. Колонка «К выполнению», место 1.')).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(column('В работе', other).getByRole('link', card('Третья'))).toBeVisible();

  await page.getByRole('button', { name: 'Действия: Вторая' }).click();
  await page.getByRole('menuitem', { name: 'Переместить в «Готово»' }).click();
  await expect(column('Готово', other).getByRole('link', card('Вторая'))).toBeVisible();

  await page.route('**/move', (route) => route.fulfill({ status: 404, json: { code: 'not_found' } }));
  await page.getByRole('button', { name: 'Действия: Первая' }).click();
  await page.getByRole('menuitem', { name: 'Переместить в «Готово»' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Задача «Первая» вернулась на своё место' })).toBeVisible();
  await expect(column('В работе').getByRole('link', card('Первая'))).toBeVisible();
  await expectSound(page);
  await other.close();
});

test('a task whole: words, people, dates, checklist, a mention, history, overdue, a list, deleted and brought back', async ({
  page,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Дело»');
  await people.member(cabinet, 'administrator', { lastName: 'Ветрова', firstName: 'Ольга' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/tasks?filter=all`);
  await page.getByRole('link', { name: 'Создать задачу' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Создать задачу' }).click();
  await expect(sheet.getByText('Заполните это поле')).toBeVisible();
  await sheet.getByRole('textbox', { name: 'Название' }).fill('Отчёт за год');
  await page.reload();
  await expect(sheet.getByRole('textbox', { name: 'Название' })).toHaveValue('Отчёт за год');
  await sheet.getByRole('textbox', { name: 'Описание' }).pressSequentially('Свести цифры');
  await sheet.getByRole('combobox', { name: 'Исполнители' }).fill('Ветр');
  await page.getByRole('option', { name: 'Ветрова Ольга' }).click();
  await fillDate(sheet, 'Срок', '2025-03-01');
  await sheet.getByRole('combobox', { name: 'Приоритет' }).click();
  await page.getByRole('option', { name: 'Высокий' }).click();
  await expectSound(page);
  await sheet.getByRole('button', { name: 'Создать задачу' }).click();

  await expect(sheet.getByRole('heading', { name: 'Отчёт за год' })).toBeVisible();
  await expect(sheet.getByText('Просрочена: 1 марта 2025')).toBeVisible();
  const item = sheet.getByRole('textbox', { name: 'Новый пункт' });
  for (const text of ['Собрать данные', 'Проверить']) {
    await item.fill(text);
    await item.press('Enter');
    await expect(sheet.getByRole('checkbox', { name: text })).toBeVisible();
  }
  // The server has the last word on a tick.
  await sheet.getByRole('checkbox', { name: 'Собрать данные' }).click();
  await expect(sheet.getByRole('checkbox', { name: 'Собрать данные' })).toBeChecked();
  await expect(sheet.getByText('1 из 2', { exact: true })).toBeVisible();
  await sheet.getByRole('button', { name: 'Действия: Проверить' }).click();
  await page.getByRole('menuitem', { name: 'Выше' }).click();
  await expect(sheet.getByRole('region', { name: 'Чек-лист' }).getByRole('checkbox').first()).toHaveAccessibleName('Проверить');

  await sheet.locator('input[type=file]').setInputFiles({ name: 'цифры.txt', mimeType: 'text/plain', buffer: Buffer.from('1, 2, 3\n') });
  await expect(sheet.getByRole('link', { name: 'цифры.txt' })).toBeVisible();

  const comment = sheet.getByRole('textbox', { name: 'Новый комментарий' });
  await comment.pressSequentially('Жду до пятницы, @Ветр');
  await expect(sheet.getByRole('option', { name: 'Ветрова Ольга' })).toBeVisible();
  await expectSound(page);
  await comment.press('Enter');
  await comment.press('Control+Enter');
  await expect(sheet.getByRole('region', { name: 'Комментарии' }).getByRole('listitem')).toContainText('Жду до пятницы, @Ветрова Ольга');
  await expect(comment).toHaveValue('');
  await sheet.getByRole('region', { name: 'История' }).getByRole('button', { name: 'Показать' }).click();
  await expect(sheet.getByText('Сделан пункт: «Собрать данные»')).toBeVisible();

  // Two edit at once: nobody's words are lost.
  const params = getTask.params.parse({ organizationId: cabinet.id, taskId: new URL(page.url()).pathname.split('/').at(-1) });
  await sheet.getByRole('button', { name: 'Изменить', exact: true }).click();
  await sheet.getByRole('textbox', { name: 'Название' }).fill('Отчёт за 2025 год');
  const { version } = await cabinet.head.client.call(getTask, { params });
  const theirs = { description: null, due: null, priority: 'low' as const, assignees: [], group: null, repeat: null };
  await cabinet.head.client.call(editTask, {
    params,
    body: { ...theirs, title: 'Годовой отчёт', due: { on: '2025-03-02', time: null }, version },
  });
  await sheet.getByRole('button', { name: 'Посмотреть новую версию' }).click();
  await expect(page.getByRole('dialog', { name: 'Новая версия' }).getByText('Годовой отчёт')).toBeVisible();
  await page.getByRole('button', { name: 'Оставить мой текст' }).click();
  await sheet.getByRole('button', { name: 'Сохранить' }).click();
  await expect(sheet.getByRole('heading', { name: 'Отчёт за 2025 год' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.getByText('Просроченные', { exact: true }).click();
  await expect(page).toHaveURL(/filter=overdue/);
  await expect(page.getByRole('article').getByText('Просрочена', { exact: false })).toBeVisible();
  await page.getByText('Список', { exact: true }).click();
  await expect(page.getByRole('row', { name: 'Отчёт за 2025 год' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Поиск задач' }).fill('отчёты');
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole('row', { name: 'Отчёт за 2025 год' })).toBeVisible();
  await expectSound(page);

  await page.getByRole('link', card('Отчёт за 2025 год')).click();
  await sheet.getByRole('button', { name: 'Действия: Отчёт за 2025 год' }).click();
  await page.getByRole('menuitem', { name: 'Удалить' }).click();
  await expect(sheet).toBeHidden();
  await expectToast(page, 'Задача «Отчёт за 2025 год» удалена');
  await expect(page.getByText('Ничего не нашлось')).toBeVisible();
  await page.getByRole('button', { name: 'Вернуть' }).click();
  await expect(page.getByRole('row', { name: 'Отчёт за 2025 год' })).toBeVisible();
});

test('a checklist is carried by mouse, keys and menu, seen at once by another, goes back when refused, and keeps its sheet at Escape @nightly', async ({
  page,
  browser,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Список»');
  const administrator = await people.member(cabinet, 'administrator', { lastName: 'Ветрова', firstName: 'Ольга' });
  const params = { organizationId: cabinet.id };
  const items = ['Зал', 'Звук', 'Свет', 'Чай'];
  const task = await cabinet.head.client.call(createTask, { params, body: { title: 'Вечер', items } });
  const path = `/cabinet/${cabinet.id}/tasks/${task.id}`;
  await signInOn(page, cabinet.head, path);
  const other = await openDesk(browser);
  await signInOn(other, administrator, path);
  const ticks = (of = page) => of.getByRole('dialog').getByRole('region', { name: 'Чек-лист' }).getByRole('checkbox');
  const expectOrder = async (order: readonly string[], of = page) => {
    for (const [index, text] of order.entries()) await expect(ticks(of).nth(index)).toHaveAccessibleName(text);
  };
  const handle = (text: string) => page.getByRole('button', { name: `Переместить: ${text}` });
  await expect(handle('Зал')).toBeVisible();
  await expectSound(page);

  const [from, to] = [await handle('Зал').boundingBox(), await handle('Свет').boundingBox()];
  if (!from || !to) throw new Error('The checklist is not on the screen');
  await page.mouse.move(from.x + 8, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 24, { steps: 4 });
  await page.mouse.move(to.x + 8, to.y + 20, { steps: 10 });
  const lifted = await page.locator('[data-lifted]').boundingBox();
  expect(Math.abs((lifted?.y ?? 0) - to.y)).toBeLessThan(30);
  expect(Math.abs((lifted?.x ?? 0) - from.x)).toBeLessThan(20);
  await page.mouse.up();
  await expectOrder(['Звук', 'Свет', 'Зал', 'Чай']);
  await expectOrder(['Звук', 'Свет', 'Зал', 'Чай'], other);

  await handle('Чай').focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('Пункт «Чай» взят. Место 4 из 4.')).toBeAttached();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  await expectOrder(['Звук', 'Чай', 'Свет', 'Зал'], other);
  await expectOrder(['Звук', 'Чай', 'Свет', 'Зал']);

  // Escape puts back what is in the hand, by keys and by mouse, and ends a renaming; the sheet is not its business.
  await handle('Чай').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expectOrder(['Звук', 'Чай', 'Свет', 'Зал']);
  await handle('Звук').hover();
  await page.mouse.down();
  await page.mouse.move(to.x + 8, to.y + 40, { steps: 8 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expectOrder(['Звук', 'Чай', 'Свет', 'Зал']);
  await page.getByRole('button', { name: 'Действия: Чай' }).click();
  await page.getByRole('menuitem', { name: 'Изменить' }).click();
  await page.getByRole('textbox', { name: 'Пункт', exact: true }).fill('Кофе');
  await page.keyboard.press('Escape');
  await expectOrder(['Звук', 'Чай', 'Свет', 'Зал']);
  await page.getByRole('textbox', { name: 'Новый комментарий' }).pressSequentially('@Ветр');
  await expect(page.getByRole('option', { name: 'Ветрова Ольга' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('option', { name: 'Ветрова Ольга' })).toBeHidden();
  await expect(page.getByRole('dialog')).toBeVisible();

  await page.route('**/items/*/move', (route) => route.fulfill({ status: 409, json: { code: 'conflict' } }));
  await page.getByRole('button', { name: 'Действия: Зал' }).click();
  await page.getByRole('menuitem', { name: 'Выше' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Пункт «Зал» вернулся на своё место' })).toBeVisible();
  await expectOrder(['Звук', 'Чай', 'Свет', 'Зал']);
  await expectSound(page);
  const { items: kept } = await cabinet.head.client.call(getTask, { params: { ...params, taskId: task.id } });
  expect(kept.map(({ text }) => text)).toEqual(['Звук', 'Чай', 'Свет', 'Зал']);
  await other.close();
});

test('what cannot be brought back is asked about: a file and a comment of a task @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Вопрос»');
  const params = { organizationId: cabinet.id };
  const task = await cabinet.head.client.call(createTask, { params, body: { title: 'Смета' } });
  await cabinet.head.client.call(addTaskComment, { params: { ...params, taskId: task.id }, body: { text: 'Пересчитать' } });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/tasks/${task.id}`);
  const sheet = page.getByRole('dialog', { name: 'Смета' });
  await sheet.locator('input[type=file]').setInputFiles({ name: 'смета.txt', mimeType: 'text/plain', buffer: Buffer.from('1, 2, 3\n') });
  await expect(sheet.getByRole('link', { name: 'смета.txt' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Убрать смета.txt' }).click();
  const ofFile = page.getByRole('dialog', { name: 'Убрать файл «смета.txt»?' });
  await expect(ofFile).toBeVisible();
  await expectSound(page);
  await page.keyboard.press('Escape');
  await expect(ofFile).toBeHidden();
  await expect(sheet.getByRole('link', { name: 'смета.txt' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Убрать смета.txt' }).click();
  await ofFile.getByRole('button', { name: 'Убрать' }).click();
  await expect(sheet.getByRole('link', { name: 'смета.txt' })).toHaveCount(0);

  await sheet.getByRole('button', { name: /^Действия: комментарий/ }).click();
  await page.getByRole('menuitem', { name: 'Удалить' }).click();
  await page.getByRole('dialog', { name: 'Удалить комментарий?' }).getByRole('button', { name: 'Удалить' }).click();
  await expect(sheet.getByText('Пересчитать')).toHaveCount(0);
});

test('a task added under a filter that hides it says so, and leads to where it is seen @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Сито»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/tasks?priority=urgent`);
  const column = page.getByRole('region', { name: 'К выполнению', exact: true });
  await column.getByRole('button', { name: 'Добавить задачу' }).click();
  await page.getByRole('textbox', { name: 'Название новой задачи' }).fill('Полить цветы');
  await page.keyboard.press('Enter');
  await expectToast(page, 'Задача добавлена, но не видна под этим фильтром');
  await expect(column.getByRole('link', card('Полить цветы'))).toHaveCount(0);
  await page.getByRole('button', { name: /^Показать\. Задача добавлена/ }).click();
  await expect(page).not.toHaveURL(/priority=/);
  await expect(column.getByRole('link', card('Полить цветы'))).toBeVisible();
});

test('in English, all of it @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('Local 5', { lastName: 'Gray', firstName: 'Ann', patronymic: '' });
  const params = { organizationId: cabinet.id };
  const body = { title: 'Call everybody', due: { on: '2025-03-01', time: '18:00' }, priority: 'urgent' as const };
  const { id } = await cabinet.head.client.call(createTask, { params, body: { ...body, assignees: [cabinet.head.memberId] } });
  await cabinet.head.client.call(addTaskItem, { params: { ...params, taskId: id }, body: { text: 'A list' } });
  await page.addInitScript(() => localStorage.setItem('locale', 'en'));
  await page.goto(`/sign-in?next=${encodeURIComponent(`/cabinet/${cabinet.id}/tasks`)}`);
  await page.getByLabel('Login').fill(cabinet.head.phone);
  await page.getByLabel('Password', { exact: true }).fill(cabinet.head.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('link', card('Call everybody'))).toBeVisible();
  expect(await main.innerText()).not.toMatch(/[а-яё]/i);
  await main.getByRole('link', card('Call everybody')).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('checkbox', { name: 'A list' })).toBeVisible();
  expect(await sheet.innerText()).not.toMatch(/[а-яё]/i);
  await sheet.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(sheet.getByRole('button', { name: 'Save' })).toBeVisible();
  expect(await sheet.innerText()).not.toMatch(/[а-яё]/i);
});
