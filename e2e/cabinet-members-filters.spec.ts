import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { expectToast, openDesk } from './ui.ts';

test('the head filters, and a colleague sees the same by the address @nightly', async ({ page, browser, product }) => {
  await signInOn(page, product.signIn('head'));
  await page.getByRole('link', { name: 'Пользователи', exact: true }).click();
  const rows = page.getByRole('row');
  await expect(rows.nth(1)).toBeVisible();

  // The page takes the focus when it is there; before that the key would be lost to the page left.
  await expect(page.locator('#main')).toBeFocused();
  // Of a keyboard left in English: `,j,hjd` is «бобров».
  await page.keyboard.press('/');
  const search = page.getByRole('searchbox', { name: 'Поиск пользователей' });
  await expect(search).toBeFocused();
  await search.pressSequentially(',j,hjd');
  await expect(rows.nth(1)).toContainText('Бобров');
  await page.getByRole('button', { name: 'Сбросить' }).click();
  await expect(search).toHaveValue('');

  await page.getByRole('button', { name: 'Фильтры' }).click();
  const filters = page.getByRole('region', { name: 'Фильтры' });
  await filters.getByLabel('Месяц рождения').selectOption('март');
  await filters.getByLabel('Email').selectOption('Указан');
  await filters.getByLabel('Возраст от').fill('20');
  const chips = page.getByRole('list', { name: 'Выбранные фильтры' });
  await expect(chips.getByRole('listitem')).toHaveText(['День рождения: март', 'Возраст: от 20', 'С email']);
  await expect(rows.nth(1)).toContainText(/\.03\.\d{4}/);
  for (const asked of ['birthMonth=3', 'ageFrom=20', 'email=with']) await expect(page).toHaveURL(new RegExp(`[?&]${asked}`));
  const found = page.getByText(/^Найдено \d+$/);
  const many = (await found.textContent()) ?? '';
  const first = (await rows.nth(1).textContent()) ?? '';
  await expectSound(page);

  // A card leads back to the list as it was.
  const address = page.url();
  await rows.nth(1).getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'Дополнительные данные' })).toBeVisible();
  await page.reload();
  await page.getByRole('main').getByRole('link', { name: 'Все пользователи' }).click();
  await expect(page).toHaveURL(address);
  await expect(rows.nth(1)).toHaveText(first);
  await page.getByRole('button', { name: 'Фильтры' }).click();

  const colleague = await openDesk(browser);
  const { pathname, search: asked } = new URL(page.url());
  await signInOn(colleague, product.signIn('administrator'), pathname + asked);
  await expect(colleague.getByText(many, { exact: true })).toBeVisible();
  await expect(colleague.getByRole('row').nth(1)).toHaveText(first);
  await expect(colleague.getByRole('button', { name: 'Убрать фильтр: С email' })).toBeVisible();
  await colleague.context().close();

  const since = filters.getByLabel('Регистрация с');
  await since.pressSequentially('02012019');
  await expect(since).toHaveValue('02.01.2019');
  await expect(page).toHaveURL(/[?&]registeredSince=2019-01-02/);
  await expect(chips.getByRole('listitem')).toHaveCount(4);
  await since.fill('');
  await expect(chips.getByRole('listitem')).toHaveCount(3);

  await page.getByRole('button', { name: 'Убрать фильтр: Возраст: от 20' }).click();
  await filters.getByLabel('Возраст от').fill('150');
  await expect(filters.getByText('Не больше 120')).toBeVisible();
  await expect(chips.getByRole('listitem')).toHaveCount(2);
  await filters.getByLabel('Возраст от').fill('119');
  await expect(page.getByText('Под эти фильтры никто не подходит: День рождения: март, Возраст: от 119, С email.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Сбросить' }).first().click();
  await expect(chips).toBeHidden();
  await expect(rows.nth(1)).toBeVisible();
});

test('columns and the page size stay, ticks survive paging and go with another filter @nightly', async ({ page, product }) => {
  await signInOn(page, product.signIn('administrator'));
  await page.getByRole('link', { name: 'Пользователи', exact: true }).click();
  await page.getByRole('button', { name: 'Столбцы' }).click();
  await page.getByRole('checkbox', { name: 'Возраст' }).check();
  await page.getByRole('checkbox', { name: 'Email' }).uncheck();
  await expectSound(page);
  await page.keyboard.press('Escape');
  const pages = page.getByRole('navigation', { name: 'Страницы' });
  const kept = page.waitForResponse((response) => (response.request().postData() ?? '').includes('"size":25'));
  await pages.getByLabel('Строк на странице').selectOption('25');
  expect((await kept).ok()).toBe(true);
  // Kept with the person, not in the browser.
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Возраст' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Email' })).toBeHidden();
  await expect(pages).toContainText('1–25 из');
  await page.getByRole('columnheader', { name: 'Возраст' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'Возраст' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('columnheader', { name: 'Дата/р' })).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=birth&direction=desc/);

  const ticks = page.getByRole('checkbox', { name: /^Отметить: / });
  const bar = page.getByRole('region', { name: 'Действия с выбранными' });
  await ticks.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar).toContainText('Выбрано 2');
  await ticks.nth(5).click({ modifiers: ['Shift'] });
  await pages.getByRole('button', { name: 'Дальше' }).click();
  await expect(pages).toContainText('26–50 из');
  await page.getByRole('checkbox', { name: 'Отметить всех на странице' }).click();
  await expect(bar).toContainText(/Выбрано 3\d/);
  await expectSound(page);
  await pages.getByRole('button', { name: 'Назад' }).click();
  await expect(ticks.nth(1)).toBeChecked();
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await expect(page).not.toHaveURL(/sort=birth/);
  await page.goBack();
  await expect(bar).toContainText(/Выбрано 3\d/);
  await page.getByRole('searchbox').fill('бобров');
  await expect(bar).toBeHidden();
  await page.getByRole('searchbox').fill('');
  await expect(ticks.first()).not.toBeChecked();
});

test('the head excludes all found ones but for those unticked @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Эллинг»');
  for (const lastName of ['Берегов', 'Волнов', 'Парусов', 'Якорев'])
    await people.member(cabinet, 'member', { lastName, firstName: 'Павел' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members?role=member`);
  const tick = (lastName: string) => page.getByRole('checkbox', { name: `Отметить: ${lastName} Павел` });
  await tick('Берегов').check();
  const bar = page.getByRole('region', { name: 'Действия с выбранными' });
  await bar.getByRole('button', { name: 'Выбрать все 4 найденных' }).click();
  await expect(bar).toContainText('Выбраны все 4');
  await tick('Волнов').uncheck();
  await tick('Якорев').uncheck();
  await expect(bar).toContainText('Выбраны все 4, кроме 2');
  await tick('Якорев').check();
  await expect(bar).toContainText('Выбраны все 4, кроме 1');
  await expect(tick('Волнов')).not.toBeChecked();
  await expectSound(page);
  await bar.getByRole('button', { name: 'Исключить' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Исключить выбранных: 3?' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Причина' }).fill('Перешли в другую организацию');
  await dialog.getByRole('button', { name: 'Исключить' }).click();
  await expectToast(page, 'Исключено: 3.');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row').filter({ hasText: 'Волнов Павел' })).toBeVisible();
});

test('the head excludes the ticked ones, then all found ones @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Верфь»');
  for (const lastName of ['Берегов', 'Волнов', 'Парусов', 'Якорев'])
    await people.member(cabinet, 'member', { lastName, firstName: 'Павел' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members`);
  await page.getByRole('checkbox', { name: 'Отметить: Берегов Павел' }).check();
  await page.getByRole('checkbox', { name: 'Отметить: Волнов Павел' }).check();
  const bar = page.getByRole('region', { name: 'Действия с выбранными' });
  await expect(bar).toContainText('Выбрано 2');
  await bar.getByRole('button', { name: 'Исключить' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Исключить выбранных: 2?' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Причина' }).fill('Перешли в другую организацию');
  await expectSound(page);
  await dialog.getByRole('button', { name: 'Исключить' }).click();
  await expectToast(page, 'Исключено: 2.');
  await expect(page.getByRole('row')).toHaveCount(4);
  await expect(bar).toBeHidden();

  await page.getByRole('checkbox', { name: 'Отметить: Якорев Павел' }).check();
  await bar.getByRole('button', { name: 'Выбрать все 3 найденных' }).click();
  await bar.getByRole('button', { name: 'Исключить' }).click();
  await dialog.getByRole('textbox', { name: 'Причина' }).fill('Верфь закрыта');
  await dialog.getByRole('button', { name: 'Исключить' }).click();
  await expectToast(page, 'Исключено: 2. Себя исключить нельзя.');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('link', { name: 'Исключенные' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Верфь закрыта' })).toHaveCount(2);
  await expect(page.getByRole('row').filter({ hasText: 'Перешли в другую организацию' })).toHaveCount(2);
});
