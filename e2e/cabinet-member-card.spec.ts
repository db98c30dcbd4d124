import type { Page } from '@playwright/test';
import { addToRegister } from '#contract/invitations';
import { getMember, type MemberCard, updateMember } from '#contract/member-card';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { type Cabinet, type Member, PASSWORD, type Person } from './people.ts';
import { expectToast, fillDate } from './ui.ts';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const absent = (page: Page, group: string) =>
  page.getByRole('group', { name: group }).getByRole('checkbox', { name: 'Сведения отсутствуют' });
const save = (page: Page) => page.getByRole('button', { name: 'Сохранить' }).click();
const history = (page: Page) => page.getByRole('region', { name: 'История изменений' }).getByRole('listitem');

/** Another administrator saves the same card from elsewhere. */
const edit = async ({ client }: Person, cabinet: Cabinet, { memberId }: Member, change: (card: MemberCard) => Partial<MemberCard>) => {
  const params = { organizationId: cabinet.id, memberId };
  const card = await client.call(getMember, { params });
  const { lastName, firstName, patronymic, birthDate, unionYear, unionTicket, children, version } = { ...card, ...change(card) };
  await client.call(updateMember, {
    params,
    body: { lastName, firstName, patronymic, birthDate, unionYear, unionTicket, children, version },
  });
};

test('what was typed into a card outlives a reload, and is given up by leaving', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Кузница»');
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  const address = `/cabinet/${cabinet.id}/members/${member.memberId}`;
  await signInOn(page, cabinet.head, address);
  await field(page, 'Имя').fill('Пётр');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(field(page, 'Имя')).toHaveValue('Пётр');

  await page.getByRole('link', { name: 'Исключенные' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Уйти' }).click();
  await expect(page.getByText('Исключенных нет')).toBeVisible();
  await page.goto(address);
  await expect(field(page, 'Имя')).toHaveValue('Павел');
});

test('an administrator fills the card in, and the history tells what was what', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Прокат»');
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел', patronymic: 'Андреевич' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members`);
  await page.getByRole('link', { name: 'Речной Павел Андреевич' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Речной Павел Андреевич' })).toBeVisible();
  await expect(page.getByText(member.cardNumber).first()).toBeVisible();
  await expectSound(page);

  const year = page.getByRole('group', { name: 'Год вступления в профсоюз' }).getByRole('textbox');
  await year.fill('1899');
  await save(page);
  await expect(year).toBeFocused();
  await expect(page.getByText('Не меньше 1900')).toBeVisible();
  await year.fill('2009');
  const ticket = page.getByRole('group', { name: 'Номер профсоюзного билета' }).getByRole('textbox');
  await ticket.fill('12-А');
  await absent(page, 'Номер профсоюзного билета').check();
  await expect(ticket).toBeDisabled();
  await expect(ticket).toHaveValue('12-А');

  await page.getByRole('button', { name: 'Добавить ребёнка' }).click();
  await page.getByRole('textbox', { name: 'Имя ребёнка' }).fill('Анна');
  const born = page.getByLabel('Дата рождения ребёнка');
  await fillDate(page, 'Дата рождения ребёнка', '2001-03-01');
  await save(page);
  await expect(page.getByText('Ребёнку уже исполнилось 16 лет')).toBeVisible();
  await expect(born).toBeFocused();
  await expectSound(page);
  await fillDate(page, 'Дата рождения ребёнка', `${new Date().getFullYear() - 5}-03-01`);
  await save(page);
  await expectToast(page, 'Данные сохранены');
  await expect(history(page)).toHaveText([
    /Ребёнок\s*Добавлено: Анна/,
    /билета\s*не указано → Сведения отсутствуют/,
    /Год вступления.*2009/,
  ]);
  await expect(history(page).first()).toContainText('Лугова Варвара, в карточке');
  await expect(ticket).toHaveValue('');
  await page.reload();
  await expect(absent(page, 'Номер профсоюзного билета')).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Имя ребёнка' })).toHaveValue('Анна');

  await page.getByRole('button', { name: 'Убрать: Анна' }).click();
  await page.getByRole('link', { name: 'Лента' }).click();
  const guard = page.getByRole('dialog', { name: 'Уйти без сохранения?' });
  await guard.getByRole('button', { name: 'Отмена' }).click();
  await save(page);
  await expect(history(page).first()).toContainText('Убрано: Анна');
  await page.getByRole('link', { name: 'Лента' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Лента' })).toBeVisible();
});

test('of two who edit one card the second sees the difference and chooses', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Ковка»');
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел', patronymic: '' });
  const other = await people.member(cabinet, 'administrator', { lastName: 'Полянов', firstName: 'Кирилл' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/${member.memberId}`);
  await field(page, 'Фамилия').fill('Морской');
  await page.getByRole('group', { name: 'Год вступления в профсоюз' }).getByRole('textbox').fill('2011');
  await edit(other, cabinet, member, () => ({ lastName: 'Озёрный', patronymic: 'Ильич' }));

  await save(page);
  const choice = page.getByRole('region', { name: 'Карточку изменили одновременно с вами' });
  await expect(choice).toContainText('Полянов Кирилл');
  await expect(page.getByRole('button', { name: 'Сохранить' })).toBeDisabled();
  const name = choice.getByRole('radiogroup', { name: 'Фамилия' });
  await expect(name.getByRole('radio', { name: 'У другого: Озёрный' })).not.toBeChecked();
  await expect(choice.getByRole('radiogroup', { name: 'Отчество' }).getByRole('radio', { name: 'У другого: Ильич' })).toBeChecked();
  await expect(field(page, 'Фамилия')).toHaveValue('Морской');
  await expectSound(page);
  await name.getByRole('radio', { name: 'У другого: Озёрный' }).check();
  await expect(field(page, 'Фамилия')).toHaveValue('Озёрный');
  await name.getByRole('radio', { name: 'У вас: Морской' }).check();
  await save(page);
  await expectToast(page, 'Данные сохранены');
  await expect(choice).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1, name: 'Морской Павел Ильич' })).toBeVisible();
  await expect(history(page)).toHaveText([/Год вступления.*2011/, /Озёрный → Морской/, /Ильич/, /Речной → Озёрный/]);
});

test('the head hands the headship over by the password', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Литьё»', { lastName: 'Седова', firstName: 'Ольга' });
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/${member.memberId}`);
  const status = page.getByRole('region', { name: 'Статус' });
  await status.getByRole('button', { name: 'Передать руководство' }).click();
  const dialog = page.getByRole('dialog', { name: 'Передать руководство: Речной Павел?' });
  await expect(dialog).toContainText('вы останетесь администратором');
  const password = dialog.getByLabel('Ваш пароль', { exact: true });
  await password.fill('не тот пароль');
  await dialog.getByRole('button', { name: 'Передать руководство' }).click();
  await expect(dialog.getByText('Пароль не подходит')).toBeVisible();
  await expect(dialog.getByText('Телефон или пароль не подходят')).toHaveCount(0);
  await expect(password).toBeFocused();
  await expectSound(page);
  await password.fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Передать руководство' }).click();
  await expect(status.getByText('Руководитель', { exact: true })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Ольга Седова/ })).toContainText('Администратор');
  await expect(status.getByRole('button', { name: 'Исключить' })).toBeDisabled();
  await expect(page.getByRole('region', { name: 'Роли и события' })).toContainText('Пользователь → Руководитель');
  await expectSound(page);
});

test('the card of somebody who has not signed up is the organisation’s to write @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Штамп»');
  const params = { organizationId: cabinet.id };
  const { id } = await cabinet.head.client.call(addToRegister, { params, body: { lastName: 'Ждущая', firstName: 'Нина' } });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/${id}`);
  await expect(page.getByRole('region', { name: 'Статус' })).toContainText('Не зарегистрирован');
  await field(page, 'Телефон').fill(cabinet.head.phone);
  await field(page, 'Регион').fill('Пермский край');
  await save(page);
  await expect(page.getByText('Такой человек уже есть в списках организации').first()).toBeVisible();
  await field(page, 'Телефон').fill('+7 911 555-01-23');
  await save(page);
  await expectToast(page, 'Данные сохранены');
  await page.reload();
  await expect(field(page, 'Телефон')).toHaveValue('+7 911 555-01-23');
  await expectSound(page);
});

test('an open card is gone at once for an administrator who is excluded', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Сварка»');
  const administrator = await people.member(cabinet, 'administrator', { lastName: 'Полянов', firstName: 'Кирилл' });
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, administrator, `/cabinet/${cabinet.id}/members/${member.memberId}`);
  await expect(field(page, 'Фамилия')).toHaveValue('Речной');
  await people.exclude(cabinet, administrator);
  await expect(page.getByText('Такой страницы нет')).toBeVisible();
  await expect(page.getByText('Речной')).toHaveCount(0);
});
