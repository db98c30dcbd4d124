import { greetMember } from '#contract/greetings';
import { turnToday } from './birthdays.ts';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { publish } from './people.ts';
import { openPhone } from './ui.ts';

test('the panel gathers what is next for this person, the greeting of today first', async ({ page, people, browser }) => {
  const cabinet = await people.cabinet('ППО «Вечер»');
  const member = await people.member(cabinet, 'member', { lastName: 'Рощина', firstName: 'Лада', patronymic: '' });
  await publish(cabinet.head, cabinet, { title: 'Субботник в сквере' });
  await signInOn(page, member, '/app');
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(part('Лента организации')).toContainText('Субботник в сквере');
  await expect(part('Ближайшие события')).toContainText('Событий пока не назначено.');
  await expect(part('Мои задачи')).toContainText('Здесь будут ваши задачи.');

  await turnToday(member, 32);
  const params = { organizationId: cabinet.id, memberId: member.memberId };
  await cabinet.head.client.call(greetMember, { params, body: { text: '{имя}, счастья!' } });
  await expect(part('Поздравление с днём рождения')).toContainText('Лада, счастья!');
  await expectSound(page);

  await page.getByRole('link', { name: /^Уведомления/ }).click();
  await page.getByRole('link', { name: 'Вас поздравили с днём рождения' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Лада' })).toBeVisible();

  for (const name of ['Лента', 'События', 'Библиотека', 'Задачи']) {
    await page.getByRole('navigation', { name: 'Быстрые переходы' }).getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await page.goBack();
  }
  await page.getByRole('link', { name: 'Коммуникатор' }).click();
  for (const name of ['Информация об организации', 'Лента организации', 'Календарь событий', 'Библиотека'])
    await expect(page.getByRole('navigation', { name: 'Коммуникатор' }).getByRole('link', { name })).toBeVisible();

  // The other side of the same morning, on the head's phone.
  const head = await openPhone(browser);
  await signInOn(head, cabinet.head, `/cabinet/${cabinet.id}`);
  await expect(head.getByRole('region', { name: 'Напоминания' })).toContainText('сегодня, исполняется 32 года');
  await expect(head.getByRole('region', { name: 'Напоминания' })).toContainText('Поздравили');
  await expect(head.getByRole('textbox', { name: 'Текст поздравления' })).toBeVisible();
  await expectSound(head);
  await head.context().close();
});
