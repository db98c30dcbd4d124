import { editPost, getPost } from '#contract/feed';
import { addPostComment, deletePostComment, listPostComments } from '#contract/post-comments';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';
import { publish } from './people.ts';
import { openPhone } from './ui.ts';

test('a talk under a publication: written on a phone, seen at once on the desk, kept in order, and switched off', async ({
  page,
  people,
  browser,
}) => {
  test.slow(); // two screens, and each is looked at in every state
  const cabinet = await people.cabinet('ППО «Беседа»');
  const member = await people.member(cabinet, 'member', { lastName: 'Лугова', firstName: 'Майя' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed/new`);
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Субботник');
  await expect(page.getByRole('switch', { name: 'Комментарии' })).toBeChecked();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByRole('article', { name: 'Субботник' }).getByRole('link', { name: 'Комментировать' }).click();
  const desk = page.getByRole('region', { name: 'Комментарии' });
  await expect(desk.getByText('Комментариев ещё нет', { exact: false })).toBeVisible();
  await expectSound(page);

  const phone = await openPhone(browser);
  await signInOn(phone, member, '/app/communicator/feed');
  await phone.getByRole('link', { name: 'Комментировать' }).click();
  const thread = phone.getByRole('region', { name: 'Комментарии' });
  const field = thread.getByRole('textbox', { name: 'Написать комментарий' });
  await field.fill('Приду. План: https://example.org/plan.');
  await expectSound(phone);
  await thread.getByRole('button', { name: 'Отправить' }).click();
  await expect(thread.getByRole('listitem')).toHaveCount(1);
  await expect(field).toHaveValue('');
  await expect(field).toBeFocused();
  const link = thread.getByRole('link', { name: 'https://example.org/plan' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc');
  await expectSound(phone);

  // At once on the desk, with the number and an entry in the bell.
  await expect(desk.getByRole('listitem').filter({ hasText: 'Приду' })).toContainText('Лугова Майя');
  await expect(desk.getByRole('heading', { name: 'Комментарии 1' })).toBeVisible();
  await desk.getByRole('button', { name: 'Ответить: Лугова Майя' }).click();
  await expect(desk.getByRole('textbox', { name: 'Написать комментарий' })).toBeFocused();
  await page.keyboard.type('Ждём');
  await page.keyboard.press('Control+Enter');
  await expect(desk.getByRole('listitem').filter({ hasText: 'Ждём' }).getByRole('blockquote')).toContainText('Приду. План');
  await expectSound(page);
  await expect(thread.getByRole('listitem')).toHaveCount(2);
  await expect(thread.getByRole('listitem').last()).toContainText('Ждём');

  // Own words are corrected where they stand; others' are not.
  await thread.getByRole('button', { name: 'Действия: комментарий: Лугова Майя' }).click();
  await phone.getByRole('menuitem', { name: 'Изменить' }).click();
  await thread.getByRole('textbox', { name: 'Комментарий', exact: true }).fill('Приду с лопатой');
  await expectSound(phone);
  await thread.getByRole('button', { name: 'Сохранить' }).click();
  await expect(thread.getByText('изменено')).toBeVisible();
  await expect(desk.getByRole('listitem').first()).toContainText('Приду с лопатой');
  await expect(thread.getByRole('button', { name: /^Действия/ })).toHaveCount(1);

  await desk.getByRole('button', { name: 'Действия: комментарий: Лугова Майя' }).click();
  await page.getByRole('menuitem', { name: 'Удалить' }).click();
  const question = page.getByRole('dialog', { name: 'Удалить комментарий?' });
  await expect(question).toContainText('Приду с лопатой');
  await expectSound(page);
  await question.getByRole('button', { name: 'Удалить' }).click();
  await expect(desk.getByRole('listitem')).toHaveCount(1);
  await expect(thread.getByRole('listitem')).toHaveCount(1);
  await expect(thread.getByRole('blockquote')).toHaveText('Комментарий удалён');

  // Switched off while somebody writes: nothing typed is taken away.
  await field.fill('А во сколько?');
  await page.getByRole('button', { name: 'Действия: Субботник' }).click();
  await page.getByRole('menuitem', { name: 'Изменить' }).click();
  await page.getByRole('switch', { name: 'Комментарии' }).uncheck();
  await expect(page.getByText('Написанные останутся на месте, новых не будет.')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(desk.getByText('Комментарии выключены')).toBeVisible();
  await expect(desk.getByRole('listitem')).toHaveCount(1);
  await expect(thread.getByText('Комментарии выключены')).toBeVisible();
  await expect(thread.getByText('А во сколько?')).toBeVisible();
  await expectSound(phone);
  await phone.context().close();
});

test('a long talk is read backwards; a failed sending and a reload lose nothing, and a lost answer writes once @nightly', async ({
  page,
  people,
}) => {
  const cabinet = await people.cabinet('ППО «Обсуждение»');
  const post = await publish(cabinet.head, cabinet, { title: 'Что спросить у директора' });
  const params = { organizationId: cabinet.id, postId: post.id };
  const writers = await Promise.all([1, 2, 3].map(() => people.member(cabinet)));
  for (let number = 1; number <= 24; number += 1)
    await writers[number % 3]?.client.call(addPostComment, { params, body: { text: `Вопрос ${number}` } });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/feed`);
  await page.getByRole('link', { name: '24 комментария' }).click();
  const thread = page.getByRole('region', { name: 'Комментарии' });
  await expect(thread.getByRole('listitem')).toHaveCount(20);
  await expect(thread.getByRole('listitem').last()).toContainText('Вопрос 24');
  await thread.getByRole('button', { name: 'Показать предыдущие' }).click();
  await expect(thread.getByRole('listitem')).toHaveCount(24);
  await expect(thread.getByRole('listitem').first()).toContainText('Вопрос 1');
  await expect(thread.getByRole('button', { name: 'Показать предыдущие' })).toBeHidden();
  await writers[0]?.client.call(addPostComment, { params, body: { text: 'Вопрос 25' } });
  await expect(thread.getByRole('listitem')).toHaveCount(25);

  const field = thread.getByRole('textbox', { name: 'Написать комментарий' });
  await page.route('**/comments', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort();
  });
  await field.fill('Спасибо всем');
  await thread.getByRole('button', { name: 'Отправить' }).click();
  await expect(thread.getByText('Нет связи с сервером', { exact: false })).toBeVisible();
  await expect(field).toHaveValue('Спасибо всем');
  await expectSound(page);
  await page.unroute('**/comments');
  await page.reload();
  await expect(field).toHaveValue('Спасибо всем');
  await thread.getByRole('button', { name: 'Отправить' }).click();
  await expect(field).toHaveValue('');
  const { items } = await cabinet.head.client.call(listPostComments, { params, query: {} });
  expect(items.filter(({ text }) => text === 'Спасибо всем')).toHaveLength(1);

  // What is being answered goes away meanwhile.
  const last = items.find(({ text }) => text === 'Вопрос 25');
  await thread
    .getByRole('listitem')
    .filter({ hasText: 'Вопрос 25' })
    .getByRole('button', { name: /^Ответить/ })
    .click();
  await field.fill('Отвечу');
  await page.route('**/api/realtime', (route) => route.abort());
  if (last) await cabinet.head.client.call(deletePostComment, { params: { ...params, commentId: last.id } });
  await thread.getByRole('button', { name: 'Отправить' }).click();
  await expect(thread.getByText('на который вы отвечаете, удалён', { exact: false })).toBeVisible();
  await thread.getByRole('button', { name: 'Не отвечать' }).click();
  await thread.getByRole('button', { name: 'Отправить' }).click();
  await expect(thread.getByRole('listitem').filter({ hasText: 'Отвечу' })).toBeVisible();

  const { version } = await cabinet.head.client.call(getPost, { params });
  await cabinet.head.client.call(editPost, { params, body: { title: post.title, version, commentsOpen: false } });
  await expect(thread.getByText('Комментарии выключены')).toBeVisible();
});
