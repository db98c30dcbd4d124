import type { Page } from '@playwright/test';
import { createEvent, editEvent } from '#contract/calendar';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { expectToast, fillDateTime, shownDate } from './ui.ts';

/** Days of a week in the middle of next month: always ahead, 0 is its Tuesday. */
const nextMonth = (day: number): string => {
  const now = new Date();
  const eighth = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 8));
  const toTuesday = (9 - eighth.getUTCDay()) % 7;
  return new Date(eighth.getTime() + (toTuesday + day) * 86_400_000).toISOString().slice(0, 10);
};
const cell = (page: Page, day: string) => page.locator(`[data-date="${day}"]`).first();
const event = (page: Page, title: string) =>
  page
    .getByRole('button', { name: title })
    .or(page.getByRole('link', { name: title }))
    .first();

const drag = async (page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
};
const middle = async (page: Page, day: string) => {
  const box = await cell(page, day).boundingBox();
  if (!box) throw new Error(`${day} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height * 0.7 };
};

test('events are added, moved by hand and put back, repeated, changed alone, called off and brought back', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Календарь»');
  const [tuesday, wednesday, thursday] = [nextMonth(0), nextMonth(1), nextMonth(2)];
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/calendar?date=${tuesday}`);
  await expect(cell(page, tuesday)).toBeVisible();
  await expectSound(page);

  // The dialog: what is wrong is said beside it, and what was typed outlives a reload.
  await page.getByRole('button', { name: 'Добавить событие' }).click();
  const dialog = page.getByRole('dialog', { name: 'Добавить событие' });
  await dialog.getByRole('textbox', { name: 'Место' }).fill('Актовый зал');
  await dialog.getByRole('button', { name: 'Добавить событие' }).click();
  await expect(dialog.getByText('Заполните это поле')).toBeVisible();
  await expectSound(page);
  await dialog.getByRole('textbox', { name: 'Заголовок', exact: false }).first().fill('Отчётное собрание');
  await page.reload();
  await page.getByRole('button', { name: 'Добавить событие' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Место' })).toHaveValue('Актовый зал');
  await fillDateTime(dialog, 'Начало', `${tuesday}T10:00`);
  await fillDateTime(dialog, 'Завершение', `${tuesday}T12:00`);
  await dialog.getByRole('button', { name: 'Добавить событие' }).click();
  await expectToast(page, 'Событие добавлено');
  await expect(cell(page, tuesday).getByText('Отчётное собрание')).toBeVisible();

  // By mouse to the next day, and back again.
  const box = await event(page, 'Отчётное собрание').boundingBox();
  if (!box) throw new Error('The event is not shown');
  await drag(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, await middle(page, wednesday));
  await expectToast(page, 'Событие «Отчётное собрание» перенесено');
  await expect(cell(page, wednesday).getByText('Отчётное собрание')).toBeVisible();
  await page.getByRole('button', { name: 'Вернуть' }).click();
  await expect(cell(page, tuesday).getByText('Отчётное собрание')).toBeVisible();

  // Drawn over two days: a dialog with whole days.
  await drag(page, await middle(page, wednesday), await middle(page, thursday));
  await expect(dialog.getByRole('textbox', { name: 'Начало' })).toHaveValue(shownDate(wednesday));
  await expect(dialog.getByRole('textbox', { name: 'Завершение' })).toHaveValue(shownDate(thursday));
  await dialog.getByRole('textbox', { name: 'Заголовок', exact: false }).first().fill('Школа профактива');
  await dialog.getByRole('combobox', { name: 'Повтор' }).click();
  await page.getByRole('option', { name: 'Каждую неделю' }).click();
  await dialog.getByText('После', { exact: true }).click();
  await dialog.getByLabel('Сколько раз').fill('3');
  await expect(dialog.getByText('каждую неделю 3 раза')).toBeVisible();
  await dialog.getByRole('button', { name: 'Добавить событие' }).click();
  await expect(page.getByText('Школа профактива')).toHaveCount(3);

  // One of three is changed alone, then all are called off and brought back.
  await event(page, 'Школа профактива').click();
  const sheet = page.getByRole('dialog', { name: 'Школа профактива' });
  await expect(sheet.getByText('каждую неделю 3 раза')).toBeVisible();
  await expectSound(page);
  await sheet.getByRole('button', { name: 'Изменить' }).click();
  const editing = page.getByRole('dialog', { name: 'Изменить событие' });
  await editing.getByRole('textbox', { name: 'Заголовок', exact: false }).first().fill('Школа: открытие');
  await editing.getByRole('button', { name: 'Сохранить' }).click();
  const scope = page.getByRole('dialog', { name: 'Изменить повторяющееся событие' });
  await expect(scope.getByRole('radio', { name: 'Только это' })).toBeChecked();
  await expect(scope.getByRole('radio', { name: 'Это и следующие' })).toBeVisible();
  await scope.getByRole('button', { name: 'Сохранить' }).click();
  await expectToast(page, 'Событие сохранено');
  const changed = page.getByRole('dialog', { name: 'Школа: открытие' });
  await changed.getByRole('button', { name: 'Удалить' }).click();
  const deleting = page.getByRole('dialog', { name: 'Удалить «Школа: открытие»?' });
  await deleting.getByRole('radio', { name: 'Все' }).check();
  await deleting.getByRole('button', { name: 'Удалить' }).click();
  await expect(page.getByText('Школа профактива')).toHaveCount(0);
  await page.getByRole('button', { name: 'Вернуть. Событие «Школа: открытие» удалено' }).click();
  await expect(page.getByText('Школа профактива')).toHaveCount(2);
});

test('«Это и следующие», edited or moved, are one series again after «Вернуть» @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Ряд»');
  const days = { start: `${nextMonth(0)}T00:00`, end: `${nextMonth(2)}T00:00`, allDay: true };
  const body = { title: 'Школа профактива', kind: 'learning' as const, ...days, repeat: 'FREQ=WEEKLY;COUNT=3' };
  await cabinet.head.client.call(createEvent, { params: { organizationId: cabinet.id }, body });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/calendar?date=${nextMonth(0)}`);
  const school = page.getByText('Школа профактива');
  await expect(school).toHaveCount(3);
  const whole = page.getByRole('dialog', { name: 'Школа профактива' });
  const closeWhole = async () => {
    await expect(whole.getByText('каждую неделю 3 раза')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(whole).toBeHidden();
    await expect(school).toHaveCount(3);
  };

  // By the dialog: what was open is shown as it is again.
  await school.nth(1).click();
  await whole.getByRole('button', { name: 'Изменить' }).click();
  const editing = page.getByRole('dialog', { name: 'Изменить событие' });
  await editing.getByRole('textbox', { name: 'Заголовок', exact: false }).first().fill('Школа: продолжение');
  await editing.getByRole('button', { name: 'Сохранить' }).click();
  const scope = page.getByRole('dialog', { name: 'Изменить повторяющееся событие' });
  await scope.getByRole('radio', { name: 'Это и следующие' }).check();
  await scope.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByRole('button', { name: 'Вернуть. Событие сохранено' }).click();
  await expectToast(page, 'Событие возвращено');
  await closeWhole();

  // By mouse, to the next day.
  const box = await school.nth(1).boundingBox();
  if (!box) throw new Error('The event is not shown');
  await drag(page, { x: box.x + 10, y: box.y + box.height / 2 }, await middle(page, nextMonth(8)));
  const moving = page.getByRole('dialog', { name: 'Перенести повторяющееся событие' });
  await moving.getByRole('radio', { name: 'Это и следующие' }).check();
  await moving.getByRole('button', { name: 'Перенести' }).click();
  await page.getByRole('button', { name: 'Вернуть. Событие «Школа профактива» перенесено' }).click();
  await expectToast(page, 'Событие возвращено на место');
  await school.nth(2).click();
  await closeWhole();
});

test('nobody overwrites a newer version unseen; the door counts who has come; weeks, the list and English @nightly', async ({
  page,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Вход»');
  const guest = await people.member(cabinet, 'member', { lastName: 'Пришедшая', firstName: 'Анна' });
  const tuesday = nextMonth(0);
  const params = { organizationId: cabinet.id };
  const { client } = cabinet.head;
  const times = { start: `${tuesday}T10:00`, end: `${tuesday}T12:00` };
  const made = await client.call(createEvent, { params, body: { title: 'Отчётное собрание', kind: 'meeting', ...times } });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/calendar?date=${tuesday}`);
  const editing = page.getByRole('dialog', { name: 'Изменить событие' });
  await event(page, 'Отчётное собрание').click();
  await page.getByRole('dialog', { name: 'Отчётное собрание' }).getByRole('button', { name: 'Изменить' }).click();
  await editing.getByRole('textbox', { name: 'Место' }).fill('Клуб');
  const of = { ...params, eventId: made.eventId };
  const body = { title: 'Отчётное собрание года', kind: 'meeting' as const, ...times, version: made.version, scope: 'all' as const };
  await client.call(editEvent, { params: of, body });
  await editing.getByRole('button', { name: 'Сохранить' }).click();
  await expect(editing.getByText('Пока вы правили, это событие изменили', { exact: false })).toBeVisible();
  await editing.getByRole('button', { name: 'Оставить мой текст' }).click();
  await editing.getByRole('button', { name: 'Сохранить' }).click();
  await expectToast(page, 'Событие сохранено');

  // At the door.
  await page.getByRole('dialog').getByRole('link', { name: 'Отметить пришедших' }).click();
  await page.getByRole('textbox', { name: 'Номер карты' }).fill(guest.cardNumber);
  await page.getByRole('button', { name: 'Отметить' }).click();
  await expect(page.getByText('Пришедшая Анна', { exact: false }).filter({ hasText: 'отмечен' })).toBeVisible();
  await expect(page.getByText('1 человек')).toBeVisible();
  await expectSound(page);
  await page.getByRole('textbox', { name: 'Номер карты' }).fill('711405199999999999');
  await page.getByRole('button', { name: 'Отметить' }).click();
  await expect(page.getByText('Эта карта не из вашей организации')).toBeVisible();

  // Weeks, days and the list, by the address; the same in English.
  await page.goto(`/cabinet/${cabinet.id}/calendar?date=${tuesday}&view=week`);
  await expect(page.getByText('Отчётное собрание').first()).toBeVisible();
  await expectSound(page);
  await page.getByText('Список', { exact: true }).click();
  await expect(page.getByRole('link', { name: 'Отчётное собрание' })).toBeVisible();
  await expectSound(page);
  await page.evaluate(() => localStorage.setItem('locale', 'en'));
  await page.reload();
  await expect(page.getByRole('button', { name: 'Add event' })).toBeVisible();
  await page.getByRole('button', { name: 'Add event' }).click();
  await expect(page.getByRole('dialog', { name: 'Add event' })).not.toContainText(/[а-яё]/i);
});
