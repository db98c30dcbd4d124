import { getMember } from '#contract/member-card';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { expectToast } from './ui.ts';

// Fields of the browser's own would show mm/dd/yyyy and AM/PM here, and begin weeks on Sunday.
test.use({ locale: 'en-US' });

test('a date is typed as people write it, and what is none stays and is not sent', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Даты»');
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  const params = { organizationId: cabinet.id, memberId: member.memberId };
  const born = page.getByRole('textbox', { name: 'Дата рождения', exact: true });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/${member.memberId}`);
  await expect(born).toHaveAttribute('placeholder', 'дд.мм.гггг');

  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()));
  await born.pressSequentially('31021985');
  await expect(born).toHaveValue('31.02.1985');
  await born.press('Enter');
  await expect(born).toBeFocused();
  await expect(born).toHaveAccessibleDescription('Такого дня нет в календаре');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(born).toBeFocused();
  await expect(born).toHaveValue('31.02.1985');
  await expectSound(page);
  await born.fill('когда-то');
  await born.blur();
  await expect(page.getByText('Введите дату так: 01.02.1985')).toBeVisible();
  await born.fill('1.1.2999');
  await born.blur();
  await expect(page.getByText('Год может быть от 1900 до 2099')).toBeVisible();
  await born.fill('1.1.2099');
  await born.press('Enter');
  await expect(page.getByText('Не позже')).toBeVisible();
  expect(sent).toEqual([]);

  await born.fill('1.2.85');
  await born.press('Tab');
  await expect(born).toHaveValue('01.02.1985');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expectToast(page, 'Данные сохранены');
  expect((await cabinet.head.client.call(getMember, { params })).birthDate).toBe('1985-02-01');

  await page.evaluate(() => localStorage.setItem('locale', 'en'));
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Date of birth', exact: true })).toHaveValue('01/02/1985');
});

test('a day is chosen by keyboard in a calendar that begins on Monday @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Календарик»');
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/${member.memberId}`);
  const born = page.getByRole('textbox', { name: 'Дата рождения', exact: true });
  await born.fill('01.02.1985');
  await born.press('ArrowDown');
  const calendar = page.getByRole('dialog', { name: 'Календарь: Дата рождения' });
  const day = (name: string) => calendar.getByRole('button', { name, exact: true });
  await expect(day('1 февраля 1985')).toBeFocused();
  await expect(day('1 февраля 1985')).toHaveAttribute('aria-pressed', 'true');
  await expect(calendar.getByRole('columnheader')).toHaveText(['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс']);
  await expectSound(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectSound(page);

  await page.keyboard.press('ArrowLeft');
  await expect(day('31 января 1985')).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(day('28 февраля 1985')).toBeFocused();
  await page.keyboard.press('Shift+PageUp');
  await expect(day('28 февраля 1984')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(calendar).toBeHidden();
  await expect(born).toBeFocused();
  await expect(born).toHaveValue('01.02.1985');

  await born.press('ArrowDown');
  await calendar.getByRole('combobox', { name: 'Год' }).selectOption('1979');
  await calendar.getByRole('combobox', { name: 'Месяц' }).selectOption('май');
  await day('9 мая 1979').press('Enter');
  await expect(calendar).toBeHidden();
  await expect(born).toHaveValue('09.05.1979');

  await page.getByRole('button', { name: 'Выбрать в календаре' }).click();
  await calendar.getByRole('button', { name: 'Очистить' }).click();
  await expect(born).toHaveValue('');
});

/** A calendar's events are not planned a lifetime ahead. */
const NEXT_YEAR = new Date().getFullYear() + 1;

test('an event begins and ends by a clock of 24 hours @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Часы»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/calendar`);
  await page.getByRole('button', { name: 'Добавить событие' }).click();
  const dialog = page.getByRole('dialog', { name: 'Добавить событие' });
  const start = dialog.getByRole('group', { name: 'Начало' });
  const time = start.getByRole('textbox', { name: 'Начало: время' });
  await dialog.getByRole('textbox', { name: 'Заголовок', exact: true }).fill('Собрание');
  await start.getByRole('textbox', { name: 'Начало', exact: true }).fill(`1 декабря ${NEXT_YEAR}`);
  await time.fill('');
  await time.pressSequentially('2130');
  await expect(time).toHaveValue('21:30');
  await time.press('Tab');
  await expect(start.getByRole('textbox', { name: 'Начало', exact: true })).toHaveValue(`01.12.${NEXT_YEAR}`);

  const end = dialog.getByRole('group', { name: 'Завершение' });
  await expect(end.getByRole('textbox', { name: 'Завершение', exact: true })).toHaveValue(`01.12.${NEXT_YEAR}`);
  await end.getByRole('textbox', { name: 'Завершение: время' }).fill('24:30');
  await dialog.getByRole('button', { name: 'Добавить событие' }).click();
  await expect(dialog.getByText('Такого времени нет: в сутках 24 часа')).toBeVisible();
  await expect(end.getByRole('textbox', { name: 'Завершение: время' })).toBeFocused();
  await expect(end.getByRole('textbox', { name: 'Завершение: время' })).toHaveValue('24:30');
  await end.getByRole('textbox', { name: 'Завершение: время' }).fill('');
  await dialog.getByRole('textbox', { name: 'Место' }).focus();
  await expect(end.getByText('Укажите и время')).toBeVisible();
  await expectSound(page);

  // Escape closes the calendar and not the dialog below it.
  await end.getByRole('button', { name: 'Выбрать в календаре' }).click();
  const calendar = page.getByRole('dialog', { name: 'Календарь: Завершение' });
  await expect(calendar.getByRole('button', { name: `1 декабря ${NEXT_YEAR}`, exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(calendar).toBeHidden();
  await expect(dialog).toBeVisible();
  await end.getByRole('textbox', { name: 'Завершение: время' }).fill('2300');
  await dialog.getByRole('button', { name: 'Добавить событие' }).click();
  await expectToast(page, 'Событие добавлено');
});
