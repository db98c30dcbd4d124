import { createGroup, updateGroup } from '#contract/groups';
import { listMembers } from '#contract/members';
import { expect, test } from './fixtures.ts';
import { expectSound, signInOn } from './page-checks.ts';

test('a group of ticked members, one by rule, and a publication that only the group sees', async ({ page, browser, people }) => {
  const cabinet = await people.cabinet('ППО «Турбина»');
  const inside = await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел', patronymic: 'Олегович' });
  const outside = await people.member(cabinet, 'member', { lastName: 'Лесная', firstName: 'Анна', patronymic: 'Юрьевна' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members`);

  await page.getByRole('checkbox', { name: 'Речной Павел' }).press('Space');
  await page.getByRole('button', { name: 'Добавить в группу' }).click();
  const dialog = page.getByRole('dialog', { name: 'Добавить в группу' });
  await dialog.getByRole('textbox', { name: 'Название группы' }).fill('Цеховой комитет');
  await dialog.getByRole('button', { name: 'Добавить', exact: true }).click();
  await expect(page.getByText('«Цеховой комитет»: добавлен 1 человек')).toBeVisible();

  await page.getByRole('button', { name: 'Создать группу' }).click();
  const fresh = page.getByRole('dialog', { name: 'Создать группу' });
  await fresh.getByRole('textbox', { name: 'Название группы' }).fill('Ревизоры');
  await expectSound(page);
  await fresh.getByRole('button', { name: 'Создать', exact: true }).click();
  await expect(page.getByText('«Ревизоры»: добавлен 1 человек')).toBeVisible();

  await page.getByRole('link', { name: 'Группы' }).click();
  await expect(page.getByRole('row', { name: /Цеховой комитет/ })).toContainText('1');
  await page.getByRole('button', { name: 'Создать группу' }).click();
  const making = page.getByRole('dialog', { name: 'Создать группу' });
  await making.getByRole('textbox', { name: 'Название группы' }).fill('цеховой КОМИТЕТ');
  await making.getByText('По правилу', { exact: true }).click();
  await making.getByRole('combobox', { name: 'Пол' }).selectOption('female');
  const { total } = await cabinet.head.client.call(listMembers, { params: { organizationId: cabinet.id }, query: { sex: 'female' } });
  await expect(making.getByRole('status')).toContainText(`${total.value} `);
  await making.getByRole('button', { name: 'Создать' }).click();
  await expect(making.getByText('Группа с таким названием уже есть')).toBeVisible();
  await expectSound(page);
  await making.getByRole('textbox', { name: 'Название группы' }).fill('Женсовет');
  await making.getByRole('button', { name: 'Создать' }).click();
  await expect(page.getByRole('row', { name: /Женсовет/ })).toContainText('По правилу: женщины');
  await expectSound(page);

  await page.getByRole('link', { name: 'Цеховой комитет' }).click();
  await expect(page).toHaveURL(/[?&]group=/);
  await expect(page.getByRole('row', { name: /Речной Павел/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Лесная Анна/ })).toBeHidden();

  await page.goto(`/cabinet/${cabinet.id}/feed/new`);
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Заседание цехового комитета');
  await page.getByText('Группам', { exact: true }).click();
  await page.getByPlaceholder('Выберите группы').click();
  await page.getByRole('option', { name: /Цеховой комитет/ }).click();
  await page.keyboard.press('Escape');
  await expectSound(page);
  await page.getByRole('button', { name: 'Отправить' }).click();
  const post = page.getByRole('article', { name: 'Заседание цехового комитета' });
  await expect(post).toContainText('Кому: Цеховой комитет');
  const address = await post.getByRole('link', { name: 'Заседание цехового комитета' }).getAttribute('href');
  const postId = address?.split('/').at(-1);

  for (const { person, sees } of [
    { person: inside, sees: true },
    { person: outside, sees: false },
  ]) {
    const theirs = await browser.newPage({ baseURL: people.product.url, locale: 'ru-RU', serviceWorkers: 'block' });
    await signInOn(theirs, person, '/app/notifications');
    await expect(theirs.getByText(/карта/i).first()).toBeVisible();
    await expect(theirs.getByText('Заседание цехового комитета')).toHaveCount(sees ? 1 : 0);
    await theirs.goto('/app/communicator/feed');
    await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(theirs.getByRole('article', { name: 'Заседание цехового комитета' })).toHaveCount(sees ? 1 : 0);
    await theirs.goto(`/app/communicator/feed/${postId}`);
    if (sees) await expect(theirs.getByRole('heading', { level: 1, name: 'Заседание цехового комитета' })).toBeVisible();
    else await expect(theirs.getByText('Здесь ничего нет')).toBeVisible();
    await theirs.close();
  }

  await page.goto(`/cabinet/${cabinet.id}/members/groups`);
  await page.getByRole('button', { name: 'Действия: Цеховой комитет' }).click();
  await page.getByRole('menuitem', { name: 'Удалить' }).click();
  const deletion = page.getByRole('dialog');
  await deletion.getByRole('button', { name: 'Удалить' }).click();
  await expect(deletion.getByText('Группа выбрана в 1 месте')).toBeVisible();
});

test('who is taken out of a group is ticked no more @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Дизель»');
  await people.member(cabinet, 'member', { lastName: 'Речной', firstName: 'Павел' });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/groups`);
  await expect(page.getByText('Групп ещё нет')).toBeVisible();
  await expectSound(page);
  await page.getByRole('button', { name: 'Создать группу' }).click();
  const making = page.getByRole('dialog', { name: 'Создать группу' });
  await making.getByRole('textbox', { name: 'Название группы' }).fill('Сборная');
  await making.getByRole('button', { name: 'Создать' }).click();
  await page.getByRole('link', { name: 'Все пользователи' }).click();
  await page.getByRole('checkbox', { name: 'Речной Павел' }).press('Space');
  await page.getByRole('button', { name: 'Добавить в группу' }).click();
  const adding = page.getByRole('dialog', { name: 'Добавить в группу' });
  await adding.getByPlaceholder('Выберите группу').click();
  await page.getByRole('option', { name: 'Сборная' }).click();
  await adding.getByRole('button', { name: 'Добавить', exact: true }).click();
  await expect(page.getByText('«Сборная»: добавлен 1 человек')).toBeVisible();

  await page.getByRole('link', { name: 'Группы' }).click();
  await page.getByRole('link', { name: 'Сборная' }).click();
  await page.getByRole('checkbox', { name: 'Речной Павел' }).press('Space');
  await page.getByRole('button', { name: 'Убрать из группы' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Убрать', exact: true }).click();
  await expect(page.getByText('Состав группы «Сборная» изменён')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Действия с выбранными' })).toBeHidden();
});

test('a group that a colleague renamed meanwhile can be saved again @nightly', async ({ page, people }) => {
  const cabinet = await people.cabinet('ППО «Ротор»');
  const params = { organizationId: cabinet.id };
  const { client } = cabinet.head;
  const { id, version } = await client.call(createGroup, { params, body: { name: 'Сборная', of: { target: null } } });
  await signInOn(page, cabinet.head, `/cabinet/${cabinet.id}/members/groups`);
  await page.getByRole('button', { name: 'Действия: Сборная' }).click();
  await page.getByRole('menuitem', { name: 'Переименовать' }).click();
  const dialog = page.getByRole('dialog', { name: 'Изменить группу' });
  const name = dialog.getByRole('textbox', { name: 'Название группы' });
  await name.fill('Сборная цеха');
  await client.call(updateGroup, { params: { ...params, groupId: id }, body: { name: 'Сборная завода', version } });
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(dialog.getByText('кто-то изменил эти данные')).toBeVisible();
  await expect(name).toHaveValue('Сборная цеха');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('link', { name: 'Сборная цеха' })).toBeVisible();
});
