import { getGreetingSettings, updateGreetingSettings } from '#contract/greetings';
import { listNotifications } from '#contract/notifications';
import { turnToday } from './birthdays.ts';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { publish } from './people.ts';
import { expectToast, openDesk } from './ui.ts';

test('a new organisation finds its first steps, greets a member, and sees all of it live', async ({ page, browser, people }) => {
  const cabinet = await people.cabinet('ППО «Утро»', { lastName: 'Озерова', firstName: 'Наталья', patronymic: 'Олеговна' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}`);
  const panel = (name: string) => page.getByRole('region', { name, exact: true });

  await expect(page.getByRole('heading', { level: 1, name: 'Добрый день, Наталья' })).toBeVisible();
  await expect(panel('Новые сообщения в чате')).toContainText('нет новых сообщений');
  await expect(panel('Задачи')).toContainText('Здесь будут ваши задачи.');
  await expect(panel('Материалы для инфостендов')).toContainText('Здесь будут новые файлы библиотеки');
  await expect(panel('Напоминания')).toContainText('В ближайшие две недели дней рождения нет.');
  await expect(panel('Напоминания')).toContainText('Событий пока не назначено.');
  const steps = panel('Первые шаги');
  await expect(steps).toContainText('Осталось 5 шагов');
  await expect(panel('Поздравление с днём рождения').getByRole('textbox', { name: 'Текст поздравления' })).toHaveValue('С днем рождения!');
  await expectSound(page);

  // Somebody joins, has a birthday, and a publication appears: nothing is reloaded.
  const member = await people.member(cabinet, 'member', { lastName: 'Лугов', firstName: 'Егор', patronymic: 'Ильич' });
  await turnToday(member, 24);
  await publish(cabinet.head, cabinet, { title: 'Собрание в четверг' });
  const row = panel('Напоминания').getByRole('listitem').filter({ hasText: 'Лугов Егор' });
  await expect(row).toContainText('сегодня, исполняется 24 года');
  await expect(steps).toContainText('Осталось 3 шага');
  await expect(panel('Последние публикации')).toContainText('Собрание в четверг');

  // The words of the organisation.
  const words = panel('Поздравление с днём рождения');
  await words.getByRole('textbox', { name: 'Текст поздравления' }).fill('С днем рождения, !');
  await words.getByRole('textbox', { name: 'Текст поздравления' }).press('ArrowLeft');
  await words.getByRole('button', { name: 'Имя', exact: true }).click();
  await expect(words).toContainText('С днем рождения, Наталья!');
  await words.getByRole('combobox', { name: 'Время поздравления' }).click();
  await page.getByRole('option', { name: '23:30' }).click();
  await words.getByRole('button', { name: 'Сохранить' }).click();
  await expectToast(page, 'Поздравление сохранено');
  await expect(steps).toContainText('Осталось 2 шага');

  await row.getByRole('button', { name: 'Поздравить: Лугов Егор' }).click();
  const dialog = page.getByRole('dialog', { name: 'Поздравить: Лугов Егор' });
  await expect(dialog.getByRole('textbox', { name: 'Ваши слова' })).toHaveValue('С днем рождения, Егор!');
  await expectSound(page);
  await dialog.getByRole('textbox', { name: 'Ваши слова' }).fill('Егор, крепкого здоровья!');
  await dialog.getByRole('button', { name: 'Поздравить', exact: true }).click();
  await expectToast(page, 'Поздравление отправлено');
  await expect(row).toContainText('Поздравили');
  const { items } = await member.client.call(listNotifications, { query: {} });
  expect(items[0]?.content).toEqual({ kind: 'birthday.greeted', text: 'Егор, крепкого здоровья!' });

  // Of two editors the second is told, and keeps what was typed.
  const params = { organizationId: cabinet.id };
  await words.getByRole('textbox', { name: 'Текст поздравления' }).fill('Мой текст');
  const settings = await cabinet.head.client.call(getGreetingSettings, { params });
  await cabinet.head.client.call(updateGreetingSettings, { params, body: { ...settings, text: 'Другой рукой' } });
  await words.getByRole('button', { name: 'Сохранить' }).click();
  await expect(words.getByRole('alert').filter({ hasText: 'кто-то изменил эти данные' })).toBeVisible();
  await expect(words.getByRole('textbox', { name: 'Текст поздравления' })).toHaveValue('Мой текст');
  await words.getByRole('button', { name: 'Показать новую версию' }).click();
  await expect(words.getByRole('textbox', { name: 'Текст поздравления' })).toHaveValue('Другой рукой');

  // Put away on one device, they are away on another, at once.
  const other = await openDesk(browser);
  await signInOn(other, cabinet.head, `/cabinet/${cabinet.id}`);
  const elsewhere = other.getByRole('region', { name: 'Первые шаги' });
  await expect(elsewhere).toBeVisible();
  await steps.getByRole('button', { name: 'Скрыть' }).click();
  await expect(steps).toBeHidden();
  await expect(elsewhere).toBeHidden();
  await other.reload();
  await expect(other.getByRole('region', { name: 'Напоминания' })).toBeVisible();
  await expect(elsewhere).toBeHidden();
  await other.context().close();
  // In English, and with one panel that fails: the others stand as ever.
  const problem = { type: 'about:blank', title: 'internal', status: 500, code: 'internal', requestId: 'x' };
  await page.route('**/library/newest?*', (route) => route.fulfill({ status: 500, json: problem }));
  await page.evaluate(() => localStorage.setItem('locale', 'en'));
  await page.reload();
  await expect(panel('Reminders')).toContainText('Greeted');
  await expect(panel('Birthday greeting').getByRole('checkbox', { name: 'Congratulate automatically' })).toBeVisible();
  await expect(panel('Materials for notice boards').getByRole('alert')).toBeVisible();
  await expect(panel('First steps')).toBeHidden();
  for (const title of await page.getByRole('main').getByRole('heading', { level: 3 }).allTextContents())
    expect(title).not.toMatch(/[А-Яа-яЁё]/);
  await expectSound(page);
});
