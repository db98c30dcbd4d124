import { createGroup } from '#contract/groups';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { publish } from './people.ts';

test('the search of the app fills the screen and finds what is for this member alone', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Пристань»');
  const member = await people.member(cabinet, 'member', { lastName: 'Речкин', firstName: 'Лев', patronymic: 'Ильич' });
  const other = await people.member(cabinet, 'member', { lastName: 'Причалова', firstName: 'Яна', patronymic: '' });
  const council = await cabinet.head.client.call(createGroup, {
    params: { organizationId: cabinet.id },
    body: { name: 'Совет', of: { target: { ids: [other.memberId] } } },
  });
  await publish(cabinet.head, cabinet, { title: 'Экскурсия на маяк' });
  await publish(cabinet.head, cabinet, { title: 'Экскурсия для совета', audience: [council.id] });
  await signInOn(page, member, '/app');
  await page.getByRole('button', { name: 'Найти' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Поиск' });
  const field = dialog.getByRole('combobox', { name: 'Поиск по организации' });
  await expect(field).toBeFocused();
  await expect(dialog.getByRole('group', { name: 'Разделы' }).getByRole('option', { name: 'Лента организации' })).toBeVisible();
  await expectSound(page);

  await field.fill('причалов');
  await expect(dialog.getByText('Ничего не нашлось')).toBeVisible();
  await field.fill('экскурсии');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await expectSound(page);
  await dialog.getByRole('option', { name: /Экскурсия на маяк/ }).tap();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Экскурсия на маяк')).toBeVisible();

  await page.getByRole('link', { name: 'Коммуникатор' }).tap();
  await page.getByRole('button', { name: 'Найти' }).tap();
  await field.fill('мои карты');
  await dialog.getByRole('option', { name: 'Мои карты' }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'Мои карты' })).toBeVisible();
});
