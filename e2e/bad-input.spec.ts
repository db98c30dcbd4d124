import { createHash, randomBytes } from 'node:crypto';
import { editPost, getPost, listPosts } from '#contract/feed';
import { demoteMember } from '#contract/members';
import { expect, test } from './fixtures.ts';
import { signInOn } from './page-checks.ts';
import { newPhone, publish } from './people.ts';
import { chooseFiles } from './ui.ts';

// What is not here stands beside its page: cards (member-app), 21 options and the past (feed-publish), a second vote (feed-reading).
test.use({ actionTimeout: 20_000 });

test('digits that have expired are told, and the next call is offered @nightly', async ({ page, product }) => {
  await page.clock.install();
  await page.goto('/sign-up');
  const phone = newPhone();
  await page.getByRole('textbox', { name: 'Телефон' }).fill(phone);
  for (const tick of await page.getByRole('checkbox').all()) await tick.check();
  await page.getByRole('button', { name: 'Получить звонок' }).click();
  await product.code(phone);
  await expect(page.getByText('Мы позвонили на')).toBeVisible();
  await page.clock.fastForward('06:00');
  await expect(page.getByText('больше не действует')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Последние 4 цифры номера' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Получить код в сообщении' })).toBeEnabled();
  await page.getByRole('button', { name: 'Изменить номер' }).click();
  await expect(page.getByRole('textbox', { name: 'Телефон' })).not.toHaveValue('');
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(3);
});

test('a phone of another country is refused beside its field, not dialled as a Russian one @nightly', async ({ page }) => {
  await page.goto('/sign-up');
  const phone = page.getByRole('textbox', { name: 'Телефон' });
  await phone.fill('+44 20 7946 0958');
  for (const tick of await page.getByRole('checkbox').all()) await tick.check();
  await page.getByRole('button', { name: 'Получить звонок' }).click();
  await expect(page.getByText('Нужен российский номер')).toBeVisible();
  await expect(phone).toHaveValue('+442079460958');
});

test('HTML that calls itself a picture is refused beside its name, and the text stays @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Картинки»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/new`);
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Фото с праздника');
  const html = { name: 'фото.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html><script>alert(1)</script>') };
  await chooseFiles(page, page.getByRole('button', { name: 'Выбрать файлы' }), html);
  await expect(page.getByRole('listitem').filter({ hasText: 'фото.jpg' }).getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: 'Убрать фото.jpg' }).click();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByRole('article', { name: 'Фото с праздника' })).toBeVisible();
});

test('a vote after the end changes nothing and says why @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Срок»');
  const reader = await people.member(cabinet);
  const poll = { anonymous: false, options: [{ text: 'За' }, { text: 'Против' }] };
  const post = await publish(cabinet.head, cabinet, { title: 'Отчёт', poll });
  // A phone whose connection hangs hears nothing of the new end.
  await page.routeWebSocket(/\/api\/realtime/, () => undefined);
  await signInOn(page, reader, '/app/communicator/feed');
  await page.getByRole('radio', { name: 'За', exact: true }).check();

  const params = { organizationId: cabinet.id, postId: post.id };
  const endsAt = new Date(Date.now() + 3_000).toISOString();
  await cabinet.head.client.call(editPost, { params, body: { title: 'Отчёт', poll: { ...poll, endsAt }, version: post.version } });
  const now = async () => (await reader.client.call(getPost, { params })).poll;
  await expect.poll(async () => (await now())?.ended).toBe(true);

  await page.getByRole('button', { name: 'Проголосовать' }).click();
  await expect(page.getByText('Голосование уже закончилось').first()).toBeVisible();
  expect((await now())?.voters).toBe(0);
});

test('the last head cannot demote themselves, by the page or past it @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Один»', { lastName: 'Седов', firstName: 'Олег' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members`);
  await page.getByRole('button', { name: 'Действия: Седов Олег' }).click();
  await expect(page.getByRole('menuitem', { name: /^Понизить/ })).toBeDisabled();
  await expect(page.getByText('последнего руководителя понизить нельзя')).toBeVisible();
  const params = { organizationId: cabinet.id, memberId: cabinet.head.memberId };
  expect(await cabinet.head.client.refusal(demoteMember, { params, body: { from: 'head' } })).toBe('last_head');
});

test('an upload goes on by itself after a lost connection, whole @nightly', async ({ page, context, people }) => {
  const cabinet = await people.cabinet('ППО «Связь в пути»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/new`);
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Запись собрания');
  const content = randomBytes(12 * 2 ** 20);
  let pieces = 0;
  await page.route('**/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    pieces += 1;
    if (pieces !== 2) return route.continue();
    await context.setOffline(true);
    await route.abort('internetdisconnected');
  });
  const file = { name: 'запись.bin', mimeType: 'application/octet-stream', buffer: content };
  await chooseFiles(page, page.getByRole('button', { name: 'Выбрать файлы' }), file);
  await expect(page.getByText('Нет сети')).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: 'запись.bin' });
  await expect(row.getByRole('alert')).toContainText('Нет связи с сервером');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByText('Продолжите загрузку файлов или уберите их')).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole('list', { name: 'Приложено' }).getByText('запись.bin')).toBeVisible();
  expect(pieces, 'what had come is not sent again').toBeLessThanOrEqual(4);
  await page.getByRole('button', { name: 'Отправить' }).click();
  const link = page.getByRole('article', { name: 'Запись собрания' }).getByRole('link', { name: 'запись.bin' });
  const stored = await page.request.get((await link.getAttribute('href')) ?? '');
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(await stored.body())).toBe(hash(content));
});

test('«Отправить» without a connection says so and keeps everything; then it publishes once @nightly', async ({
  page,
  context,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Тоннель»');
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/new`);
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Из тоннеля');
  await page.getByRole('textbox', { name: 'Текст публикации' }).fill('Скоро будем');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Нет связи с сервером' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Текст публикации' })).toHaveText('Скоро будем');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(page.getByRole('article', { name: 'Из тоннеля' })).toBeVisible();
  const { items } = await cabinet.head.client.call(listPosts, { params: { organizationId: cabinet.id }, query: {} });
  expect(items.map(({ title }) => title)).toEqual(['Из тоннеля']);
});
