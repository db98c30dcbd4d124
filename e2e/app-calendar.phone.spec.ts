import { readFileSync } from 'node:fs';
import { answerEvent, createEvent } from '#contract/calendar';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

const DAY = 86_400_000;
/** Three days ahead, by the clock of the organisation and of the phone: Moscow. */
const soon = (time: string): string => `${new Date(Date.now() + 3 * 3_600_000 + 3 * DAY).toISOString().slice(0, 10)}T${time}`;

test('a member finds an event, waits for a place, gets it, sets reminders and takes the calendar along', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Афиша»');
  const [member, other] = [await people.member(cabinet), await people.member(cabinet)];
  const params = { organizationId: cabinet.id };
  const { client } = cabinet.head;
  const times = { start: soon('10:00'), end: soon('12:00') };
  const trip = await client.call(createEvent, {
    params,
    body: { title: 'Экскурсия в усадьбу', kind: 'trip', capacity: 1, place: 'У проходной', ...times },
  });
  await client.call(createEvent, { params, body: { title: 'Семинар', kind: 'learning', repeat: 'FREQ=WEEKLY;COUNT=3', ...times } });
  const of = { ...params, eventId: trip.eventId };
  await other.client.call(answerEvent, { params: of, body: { answer: 'yes' } });

  await signInOn(page, member, '/app/communicator');
  await page.getByRole('link', { name: 'Календарь событий' }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  // To the day by keys alone, over the month's edge if it is there.
  await grid.getByRole('button', { name: /./ }).and(page.locator('[tabindex="0"]')).focus();
  for (let day = 0; day < 3; day += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('link', { name: 'Экскурсия в усадьбу' })).toBeVisible();
  await expect(page.locator('[tabindex="0"][aria-label*="2 события"]')).toBeFocused();
  await expectSound(page);

  await page.getByRole('link', { name: 'Экскурсия в усадьбу' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Экскурсия в усадьбу' })).toBeVisible();
  await expect(page.getByText('Мест нет: ответ «Пойду» поставит вас в лист ожидания.')).toBeVisible();
  await page.getByRole('button', { name: 'Пойду', exact: true }).click();
  await expect(page.getByText('Вы 1-й в листе ожидания', { exact: false })).toBeVisible();
  await expectSound(page);
  await other.client.call(answerEvent, { params: of, body: { answer: 'no' } });
  await expect(page.getByText('Вы 1-й в листе ожидания', { exact: false })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Пойду', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Добавить в календарь' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);

  await page.goto('/app/communicator/calendar?view=list');
  await expect(page.getByRole('link', { name: 'Семинар' })).toHaveCount(3);
  await page.getByRole('link', { name: 'Семинар' }).nth(1).click();
  await page.getByRole('button', { name: 'Добавить в календарь' }).click();
  await expect(page.getByRole('menuitem', { name: 'Все повторения' })).toBeVisible();
  const one = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Только это событие' }).click();
  expect(readFileSync(await (await one).path(), 'utf8')).not.toContain('RRULE');
  await page.goto('/app/communicator/calendar?view=list');
  await page.getByRole('checkbox', { name: 'За 1 неделю' }).check();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'За 1 неделю' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'За 1 день' })).toBeChecked();

  await page.getByRole('button', { name: 'Получить адрес' }).click();
  const address = await page.getByRole('textbox', { name: 'Секретный адрес' }).inputValue();
  const file = async () => (await fetch(address)).status;
  expect(await file()).toBe(200);
  await expectSound(page);
  await page.getByRole('button', { name: 'Отключить' }).click();
  await page.getByRole('dialog', { name: 'Отключить адрес?' }).getByRole('button', { name: 'Отключить' }).click();
  await expect(page.getByRole('button', { name: 'Получить адрес' })).toBeVisible();
  expect(await file()).toBe(404);

  await page.evaluate(() => localStorage.setItem('locale', 'en'));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Event calendar' })).toBeVisible();
  const chrome = page.getByRole('main').getByRole('region', { name: 'For you' });
  await expect(chrome).not.toContainText(/[а-яё]/i);
});

test.describe('without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the coming months open though nobody has opened them, with their age; of others it is said that they are not kept @nightly', async ({
    page,
    context,
    people,
  }) => {
    const cabinet = await people.cabinet('ППО «Метро»');
    const member = await people.member(cabinet);
    const now = new Date(Date.now() + 3 * 3_600_000);
    const dayIn = (months: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 15)).toISOString().slice(0, 10);
    const day = dayIn(2);
    await cabinet.head.client.call(createEvent, {
      params: { organizationId: cabinet.id },
      body: { title: 'Сбор под землёй', kind: 'meeting', start: `${day}T10:00`, end: `${day}T12:00`, repeat: 'FREQ=DAILY;COUNT=2' },
    });
    await signInOn(page, member, '/app');
    // A worker is of the address that the document was opened at, and that was «Вход».
    await page.goto('/app');
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await expect(page.getByRole('link', { name: 'Сбор под землёй' }).first()).toBeVisible();
    const kept = () =>
      page.evaluate(
        async () => (await (await caches.open('member-data-3')).keys()).filter(({ url }) => url.includes('/calendar/range')).length,
      );
    await expect.poll(kept).toBe(3);

    await context.setOffline(true);
    await page.goto(`/app/communicator/calendar?date=${day}`);
    await expect(page.getByRole('link', { name: 'Сбор под землёй' })).toBeVisible();
    await expect(page.getByText('Сохранено: сегодня в', { exact: false })).toBeVisible();
    await expectSound(page);

    await page.goto(`/app/communicator/calendar?date=${dayIn(6)}`);
    await expect(page.getByText('Этот месяц пока не сохранён')).toBeVisible();
    await expect(page.getByRole('grid')).toBeVisible();
    await expect(page.getByText('В этот день событий нет.')).toBeHidden();
    await expectSound(page);
    await context.setOffline(false);
    await expect(page.getByText('В этот день событий нет.')).toBeVisible();
  });
});
