import { getMember } from '#contract/member-card';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

test('a member sees who looked at the card', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Вагон»', { lastName: 'Седова', firstName: 'Ольга' });
  const administrator = await people.member(cabinet, 'administrator', { lastName: 'Полянов', firstName: 'Кирилл' });
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, member, '/app/profile');
  await page.getByRole('link', { name: 'Кто смотрел мои данные' }).click();
  await expect(page.getByText('Вашу карточку ещё не открывали')).toBeVisible();
  await expectSound(page);

  const params = { organizationId: cabinet.id, memberId: member.memberId };
  await cabinet.head.client.call(getMember, { params });
  await administrator.client.call(getMember, { params });
  await page.reload();
  const views = page.getByRole('list', { name: 'Кто смотрел' }).getByRole('listitem');
  await expect(views).toHaveText([/Полянов Кирилл.*Администратор · ППО «Вагон».*сегодня в/, /Седова Ольга.*Руководитель · ППО «Вагон»/]);
  await expectSound(page);
});
