import type { Locator, Page } from '@playwright/test';
import { addTaskItem, createTask, getTask, listTaskComments } from '#contract/tasks';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { fillDate, openDesk } from './ui.ts';

test('a member is given a task, works on it, comments, finishes; and sets a task of their own', async ({ page, browser, people }) => {
  const cabinet = await people.cabinet('ППО «Поручение»');
  const member = await people.member(cabinet, 'member', { lastName: 'Полянов', firstName: 'Кирилл' });
  const organizationId = cabinet.id;
  await signInOn(page, member, '/app/tasks');
  await expect(page.getByText('Здесь будут ваши задачи.')).toBeVisible();
  await expectSound(page);

  const body = { title: 'Собрать подписи', due: { on: '2025-03-01', time: null }, assignees: [member.memberId] };
  const task = await cabinet.head.client.call(createTask, { params: { organizationId }, body });
  const params = { organizationId, taskId: task.id };
  await cabinet.head.client.call(addTaskItem, { params, body: { text: 'Первый цех' } });
  const overdue = page.getByRole('region', { name: 'Просроченные' });
  await expect(overdue.getByText('Просрочена: 1 марта 2025')).toBeVisible();
  await expectSound(page);

  const desk = await openDesk(browser);
  await signInOn(desk, cabinet.head, `/cabinet/${organizationId}/tasks/${task.id}`);
  await overdue.getByRole('link', { name: 'Собрать подписи' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Собрать подписи' })).toBeVisible();
  // The server has the last word on a tick.
  await page.getByRole('checkbox', { name: 'Первый цех' }).click();
  await expect(page.getByRole('checkbox', { name: 'Первый цех' })).toBeChecked();
  await expect(desk.getByRole('dialog').getByRole('checkbox', { name: 'Первый цех' })).toBeChecked();
  await page.getByRole('textbox', { name: 'Новый комментарий' }).fill('Осталось двое');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(desk.getByRole('dialog').getByText('Осталось двое')).toBeVisible();

  // A thumb carries an item of the checklist, too.
  await page.getByRole('textbox', { name: 'Новый пункт' }).fill('Второй цех');
  await page.getByRole('textbox', { name: 'Новый пункт' }).press('Enter');
  await carry(page, page.getByRole('button', { name: 'Переместить: Первый цех' }), 60);
  for (const of of [page, desk]) await expect(of.getByRole('checkbox').first()).toHaveAccessibleName('Второй цех');
  await expectSound(page);
  await page.getByText('В работе', { exact: true }).click();
  await expect(desk.getByRole('dialog').getByRole('radio', { name: 'В работе' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Изменить', exact: true })).toBeHidden();
  await expectSound(page);
  const { items } = await cabinet.head.client.call(listTaskComments, { params, query: {} });
  expect(items.map(({ text }) => text)).toEqual(['Осталось двое']);
  await desk.close();

  await page.getByRole('link', { name: 'Задачи' }).first().click();
  await page.getByRole('link', { name: 'Создать задачу' }).click();
  await page.getByRole('textbox', { name: 'Название' }).fill('Купить билеты');
  await fillDate(page, 'Срок', '2099-05-01');
  await expectSound(page);
  await page.getByRole('button', { name: 'Создать задачу' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Купить билеты' })).toBeVisible();
  await page.getByRole('link', { name: 'Задачи' }).first().click();
  await expect(page.getByRole('region', { name: 'Скоро' }).getByRole('link', { name: 'Купить билеты' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Готово: Собрать подписи' }).click();
  await expect(overdue).toBeHidden();
  expect((await cabinet.head.client.call(getTask, { params })).state).toBe('done');
  await page.getByRole('region', { name: 'Выполненные' }).getByRole('button', { name: 'Показать' }).click();
  await expect(page.getByRole('region', { name: 'Выполненные' }).getByRole('link', { name: 'Собрать подписи' })).toBeVisible();
  await expectSound(page);

  // The board of the cabinet fits a thumb, too: a long press lifts a card.
  await cabinet.head.client.call(createTask, { params: { organizationId }, body: { title: 'Заказать зал' } });
  await page.context().clearCookies();
  await signInOn(page, cabinet.head, `/cabinet/${organizationId}/tasks?filter=all`);
  const cards = page.getByRole('region', { name: 'К выполнению', exact: true }).getByRole('link');
  await expect(cards).toHaveText(['Заказать зал', 'Купить билеты']);
  await expectSound(page);
  await carry(page, cards.first(), 170);
  await expect(cards).toHaveText(['Купить билеты', 'Заказать зал']);
  await page.reload();
  await expect(cards).toHaveText(['Купить билеты', 'Заказать зал']);
});

/** A finger rests on a card or an item until it is lifted, carries it down and lets it go. */
const carry = async (page: Page, card: Locator, down: number): Promise<void> => {
  await card.scrollIntoViewIfNeeded();
  const box = await card.boundingBox();
  if (box === null) throw new Error('It is not on the screen');
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', by = 0) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + 30, y: box.y + 12 + by }] });
  await touch('touchStart');
  await expect(page.locator('[data-lifted]')).toBeVisible();
  for (let by = 10; by <= down; by += 10) await touch('touchMove', by);
  await touch('touchEnd');
};
