import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { expectToast } from './ui.ts';

test.use({ locale: 'en-US' });

test('a date of birth is typed with digits alone, or touched in a calendar', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Телефоны»');
  const member = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, member, '/app/profile');
  const born = page.getByRole('textbox', { name: 'Дата рождения' });
  await expect(born).toHaveAttribute('inputmode', 'numeric');
  await born.pressSequentially('01021985');
  await expect(born).toHaveValue('01.02.1985');

  await page.getByRole('button', { name: 'Выбрать в календаре' }).tap();
  const calendar = page.getByRole('dialog', { name: 'Календарь: Дата рождения' });
  await expect(calendar.getByRole('button', { name: '1 февраля 1985', exact: true })).toBeFocused();
  await expectSound(page);
  const box = await calendar.boundingBox();
  expect(box).not.toBeNull();
  const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
  expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(390);
  expect(y + height).toBeLessThanOrEqual(844);
  for (const target of await calendar.getByRole('button').or(calendar.getByRole('combobox')).all()) {
    const size = await target.boundingBox();
    if ((await target.textContent()) === 'Очистить' || (await target.textContent()) === 'Сегодня') continue; // pressed by what is around them too
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await calendar.getByRole('button', { name: '12 февраля 1985' }).tap();
  await expect(calendar).toBeHidden();
  await expect(born).toHaveValue('12.02.1985');
  // The keyboard of the phone stays away.
  await expect(born).not.toBeFocused();
  await page.getByRole('button', { name: 'Сохранить' }).tap();
  await expectToast(page, 'Данные сохранены');
});
