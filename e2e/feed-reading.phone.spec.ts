import { deletePost, getPost, vote } from '#contract/feed';
import { expect, test } from './fixtures.ts';
import { expectSound, signInByHand, signInOn } from './page-checks.ts';
import { publish } from './people.ts';

test('a member is told at once, reads, votes, and sees the result move', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Читатели»');
  const [reader, other] = [await people.member(cabinet), await people.member(cabinet)];
  await signInByHand(page, reader, '/app');
  await expect(page.getByRole('heading', { name: 'Лента организации' })).toBeVisible();

  const options = [{ text: 'На озеро' }, { text: 'В горы' }, { text: 'В музей' }, { text: 'Никуда' }];
  const post = await publish(cabinet.head, cabinet, { title: 'Куда поедем', poll: { anonymous: false, options } });
  // The card was bound, and now this.
  await page.getByRole('link', { name: 'Уведомления: 2 новых' }).click();
  await expectSound(page);
  await page.getByRole('link', { name: 'Новый опрос' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Куда поедем' })).toBeVisible();
  await expectSound(page);

  await page.getByRole('radio', { name: 'На озеро' }).check();
  await page.getByRole('button', { name: 'Проголосовать' }).click();
  await expect(page.getByText('Проголосовал 1 человек')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'На озеро' })).toContainText('100');
  await expectSound(page);

  const params = { organizationId: cabinet.id, postId: post.id };
  const choice = post.poll?.options[1]?.id;
  await other.client.call(vote, { params, body: { options: choice === undefined ? [] : [choice] } });
  await expect(page.getByText('Проголосовали 2 человека')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'В горы' })).toContainText('1 голос');

  await expect(page.getByRole('img', { name: 'Видел 1 человек' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('img', { name: 'Видел 1 человек' })).toBeVisible();
  const seen = await cabinet.head.client.call(getPost, { params });
  expect(seen.views).toBe(1);
});

test('what was published while the list was on its way is shown, and so is what came while another page was open', async ({
  page,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Медленная сеть»');
  const reader = await people.member(cabinet);
  await publish(cabinet.head, cabinet, { title: 'Первая' });
  const late: (() => void)[] = [];
  const read = new Promise<void>((resolve) => {
    void page.route(
      '**/api/organizations/*/posts*',
      async (route) => {
        const answer = await route.fetch();
        resolve();
        await new Promise<void>((go) => late.push(go));
        await route.fulfill({ response: answer });
      },
      { times: 1 },
    );
  });
  await signInOn(page, reader, '/app/communicator/feed');
  await read;
  await publish(cabinet.head, cabinet, { title: 'Вторая' });
  // The card was bound, and two publications.
  await expect(page.getByRole('link', { name: '3 новых Коммуникатор' })).toBeVisible();
  for (const go of late) go();
  await expect(page.getByRole('heading', { name: 'Вторая' })).toBeVisible();

  await page.getByRole('link', { name: 'Профиль' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Профиль' })).toBeVisible();
  await publish(cabinet.head, cabinet, { title: 'Третья' });
  await page.getByRole('link', { name: 'Коммуникатор' }).click();
  await page.getByRole('link', { name: 'Лента организации' }).click();
  await expect(page.getByRole('heading', { name: 'Третья' })).toBeVisible();
});

test('an anonymous poll with few votes shows no numbers; a second vote is refused with its reason', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Тайна»');
  const reader = await people.member(cabinet);
  const options = [{ text: 'Да' }, { text: 'Нет' }];
  const post = await publish(cabinet.head, cabinet, { title: 'Нужен ли клуб', poll: { anonymous: true, options } });
  await signInOn(page, reader, '/app/communicator/feed');
  await page.getByRole('radio', { name: 'Да', exact: true }).check();

  const choice = post.poll?.options[1]?.id;
  const params = { organizationId: cabinet.id, postId: post.id };
  await reader.client.call(vote, { params, body: { options: choice === undefined ? [] : [choice] } });
  await page.getByRole('button', { name: 'Проголосовать' }).click();
  await expect(page.getByText('Вы уже проголосовали').first()).toBeVisible();
  await expect(page.getByText('Результаты откроются, когда проголосуют пять человек', { exact: false })).toBeVisible();
  await expect(page.getByText('Анонимный опрос', { exact: false })).toBeVisible();
  await expect(page.getByRole('article')).not.toContainText('%');
  await expectSound(page);
});

test('the feed goes on as one scrolls, long texts open, and a deleted publication goes from the screen', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Много»');
  const reader = await people.member(cabinet);
  const paragraph = { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Подробности собрания. '.repeat(60) }] };
  const oldest = await publish(cabinet.head, cabinet, { title: 'Новость 1' });
  for (let number = 2; number <= 22; number += 1) await publish(cabinet.head, cabinet, { title: `Новость ${number}` });
  await publish(cabinet.head, cabinet, { title: 'Длинная', body: { type: 'doc', content: [paragraph] } });
  await signInOn(page, reader, '/app/communicator/feed');
  await page.getByRole('button', { name: 'Показать полностью' }).click();
  await expect(page.getByRole('button', { name: 'Показать полностью' })).toHaveCount(0);
  const first = page.getByRole('article', { name: 'Новость 1', exact: true });
  await expect(async () => {
    await page.mouse.wheel(0, 3_000);
    await expect(first).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectSound(page);
  await cabinet.head.client.call(deletePost, { params: { organizationId: cabinet.id, postId: oldest.id } });
  await expect(first).toHaveCount(0);
});
