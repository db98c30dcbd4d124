import { getPost, listPlannedPosts, listPosts, markSeen, publishPost } from '#contract/feed';
import { OrganizationId, PostId } from '#contract/ids';
import { bindCard, listMembers } from '#contract/members';
import { getOrganization } from '#contract/organizations';
import { addressOf } from './client.ts';
import { expect, test } from './fixtures.ts';
import { signInOn } from './page-checks.ts';
import { newPhone } from './people.ts';
import { card, EDITOR, FIRST, FIRST_CARD, HEAD, logo, pdf, picture, SECOND } from './story-props.ts';
import { chooseFiles, expectToast, fillDateTime, moscowTime, openDesk, openPhone, signUpOn } from './ui.ts';

const DAY = 86_400_000;
const ORGANIZATION = 'Профсоюз «Речной порт»';
const NEWS = 'Новый причал открыт';
const POLL = 'Куда поедем летом';
const LATER = 'Собрание в пятницу';

test.use({ demo: false, actionTimeout: 20_000 });

test('an organisation gets its cabinet; its members read and vote @nightly', async ({ page: operator, browser, product, people }) => {
  test.setTimeout(600_000);
  const chair = await openDesk(browser);
  const headAccount = { phone: newPhone(), password: '' };
  let organizationId = OrganizationId.parse('00000000-0000-7000-8000-000000000000');

  await test.step('the operator opens an organisation and issues cards', async () => {
    await signInOn(operator, product.signIn('operator'), '/operator/organizations');
    await expect(operator.getByText('Организаций ещё нет')).toBeVisible();
    await operator.getByRole('button', { name: 'Открыть организацию' }).click();
    const sheet = operator.getByRole('dialog', { name: 'Новая организация' });
    await sheet.getByRole('textbox', { name: 'Наименование организации' }).fill(ORGANIZATION);
    await sheet.getByRole('button', { name: 'Открыть организацию' }).click();
    await expect(operator.getByRole('heading', { level: 1, name: ORGANIZATION })).toBeVisible();
    organizationId = OrganizationId.parse(new URL(operator.url()).pathname.split('/').at(-1));

    await operator.getByRole('textbox', { name: 'Первый номер' }).fill(FIRST_CARD);
    await operator.getByRole('textbox', { name: 'Сколько карт' }).fill('20');
    await operator.getByRole('button', { name: 'Выпустить карты' }).click();
    await expectToast(operator, 'Выпущено карт: 20');
    await expect(operator.getByRole('table', { name: 'Выпуски карт' }).getByRole('row').filter({ hasText: FIRST_CARD })).toBeVisible();
    await operator.getByRole('link', { name: 'Заявки' }).click();
    await expect(operator.getByText('Новых заявок нет')).toBeVisible();
  });

  await test.step('a chair signs up and asks for the cabinet; the operator sees it at once and approves', async () => {
    await chair.goto('/');
    await chair.getByRole('banner').getByRole('link', { name: 'Вход/Регистрация' }).click();
    await chair.getByRole('link', { name: 'Зарегистрироваться' }).click();
    Object.assign(headAccount, await signUpOn(chair, product, headAccount.phone, HEAD));

    await chair.goto('/');
    await chair.getByRole('banner').getByRole('link', { name: 'Юридическим лицам' }).click();
    const form = chair.getByRole('region', { name: 'Заявка на доступ' });
    await expect(form.getByRole('textbox', { name: 'ФИО' }), 'what is known is filled in').toHaveValue('Лугов Егор Ильич');
    await form.getByRole('textbox', { name: 'Наименование организации' }).fill(ORGANIZATION);
    await form.getByRole('textbox', { name: 'Номер карты' }).fill(card(0));
    await form.getByRole('button', { name: 'Отправить заявку' }).click();
    await expect(form.getByRole('status')).toContainText('Заявка отправлена');
    await chair.getByRole('banner').getByRole('button', { name: 'Егор Лугов' }).click();
    await expect(chair.getByRole('menuitem', { name: 'Выйти' })).toBeVisible();
    await expect(chair.getByRole('menuitem', { name: 'Кабинет организации' })).toHaveCount(0);
    await chair.keyboard.press('Escape');

    const application = operator.getByRole('article', { name: ORGANIZATION });
    await expect(application.getByText(card(0))).toBeVisible();
    await application.getByRole('button', { name: 'Одобрить' }).click();
    await operator.getByRole('dialog', { name: 'Одобрить заявку?' }).getByRole('button', { name: 'Одобрить' }).click();
    await expectToast(operator, 'Заявка одобрена');
    await expect(application).toBeHidden();

    await expect(chair.getByRole('link', { name: 'Открыть кабинет' })).toBeVisible();
    await chair.getByRole('banner').getByRole('button', { name: 'Егор Лугов' }).click();
    await chair.getByRole('menuitem', { name: 'Кабинет организации' }).click();
    await expect(chair).toHaveURL(new RegExp(`/cabinet/${organizationId}$`));
  });

  const sections = chair.getByRole('navigation', { name: 'Разделы' });
  await test.step('the cabinet: «Профиль», «Настройки» with a logo, «Пользователи»', async () => {
    await expect(chair.getByRole('heading', { level: 1, name: 'Добрый день, Егор' })).toBeVisible();
    await expect(chair.getByRole('heading', { level: 2, name: ORGANIZATION })).toBeVisible();
    for (const name of ['Профиль', 'Пользователи', 'Все пользователи', 'Исключенные', 'Лента', 'Настройки']) {
      await expect(sections.getByRole('link', { name, exact: true })).toBeVisible();
    }
    await sections.getByRole('link', { name: 'Настройки' }).click();
    await chooseFiles(chair, chair.getByRole('button', { name: 'Выбрать картинку' }), await logo());
    await expect(chair.getByRole('button', { name: 'Убрать логотип' })).toBeVisible();
    await chair.getByRole('textbox', { name: 'ФИО руководителя' }).fill('Лугов Егор Ильич');
    await chair.getByRole('textbox', { name: 'Должность' }).fill('Председатель');
    await chair.getByRole('textbox', { name: 'Описание организации' }).fill('Мы работаем на реке.');
    await chair.getByRole('textbox', { name: 'Основной телефон' }).fill('8 812 000-00-01');
    await chair.getByRole('textbox', { name: 'Дополнительный телефон' }).fill('8 812 000-00-02');
    await chair.getByRole('textbox', { name: 'Основной email' }).fill('port@example.ru');
    await chair.getByRole('textbox', { name: 'Сайт' }).fill('https://port.example.ru');
    await chair.getByRole('button', { name: 'Добавить адрес' }).click();
    await chair.getByRole('textbox', { name: 'Адрес 1' }).fill('https://vk.com/port-example');
    await chair.getByRole('button', { name: 'Сохранить' }).click();
    await expectToast(chair, 'Настройки сохранены');
    await chair.reload();
    await expect(chair.getByRole('textbox', { name: 'Должность' })).toHaveValue('Председатель');
    await expect(chair.getByRole('textbox', { name: 'Описание организации' })).toHaveText('Мы работаем на реке.');
    await expect(chair.getByRole('textbox', { name: 'Основной телефон' })).toHaveValue('+7 812 000-00-01');
    await expect(chair.getByRole('button', { name: 'Убрать логотип' })).toBeVisible();

    await sections.getByRole('link', { name: 'Все пользователи' }).click();
    await expect(chair.getByRole('row').filter({ hasText: 'Лугов Егор Ильич' }).getByText('Руководитель')).toBeVisible();
  });

  const phones = { editor: await openPhone(browser), first: await openPhone(browser), second: await openPhone(browser) };
  const accounts = { editor: { phone: newPhone(), password: '' } };
  await test.step('three people sign up on their phones and bind cards', async () => {
    for (const [place, [phone, names, number]] of [
      [phones.editor, EDITOR, accounts.editor.phone] as const,
      [phones.first, FIRST, newPhone()] as const,
      [phones.second, SECOND, newPhone()] as const,
    ].entries()) {
      await phone.goto('/sign-up');
      const account = await signUpOn(phone, product, number, names);
      if (names === EDITOR) Object.assign(accounts.editor, account);
      await expect(phone.getByText('Карта ещё не привязана')).toBeVisible();
      await phone.getByRole('textbox', { name: 'Номер карты' }).fill(card(place + 1));
      await phone.getByRole('button', { name: 'Привязать карту' }).click();
      await expect(phone.getByRole('button', { name: 'Показать карту' })).toBeVisible();
      await phone.getByRole('link', { name: /^Уведомления/ }).click();
      await expect(phone.getByRole('main').getByText('Карта привязана', { exact: true })).toBeVisible();
      await phone.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Панель' }).click();
      await expect(phone.getByRole('link', { name: 'Уведомления', exact: true }), 'what was opened is read').toBeVisible();
    }
    await expect(chair.getByRole('row').filter({ hasText: 'Кленов Пётр' }), 'the open list grows by itself').toBeVisible();
  });

  const desk = await openDesk(browser);
  await test.step('the head makes one of them an administrator', async () => {
    await chair.getByRole('button', { name: 'Действия: Рябова Анна' }).click();
    await chair.getByRole('menuitem', { name: 'Повысить' }).click();
    await chair.getByRole('dialog', { name: 'Повысить: Рябова Анна?' }).getByRole('button', { name: 'Повысить' }).click();
    await expect(chair.getByRole('row').filter({ hasText: 'Рябова Анна' }).getByText('Администратор')).toBeVisible();
    await expect(phones.editor.getByRole('link', { name: 'Уведомления: 1 новое' })).toBeVisible();
    await signInOn(desk, accounts.editor);
    await expect(desk).toHaveURL(new RegExp(`/cabinet/${organizationId}$`));
  });

  await test.step('who publishes news with formatted text, two pictures and a PDF', async () => {
    await desk.getByRole('link', { name: 'Создать публикацию' }).first().click();
    await desk.getByRole('textbox', { name: 'Заголовок' }).fill(NEWS);
    const text = desk.getByRole('textbox', { name: 'Текст публикации' });
    await text.pressSequentially('Причал ');
    await desk.getByRole('button', { name: 'Полужирный' }).click();
    await text.pressSequentially('открыт');
    await desk.getByRole('button', { name: 'Полужирный' }).click();
    await text.press('Enter');
    await desk.getByRole('button', { name: 'Список', exact: true }).click();
    await text.pressSequentially('Приходите с детьми');
    const files = [await picture('причал.jpg', '#3b6ea5'), await picture('берег.jpg', '#4d7f5c'), pdf('План причала.pdf')];
    await chooseFiles(desk, desk.getByRole('button', { name: 'Выбрать файлы' }), files);
    await expect(desk.getByRole('list', { name: 'Приложено' }).getByRole('listitem')).toHaveCount(3);
    await desk.getByRole('button', { name: 'Отправить' }).click();
    await expectToast(desk, 'Публикация отправлена');
    await expect(desk.getByRole('article', { name: NEWS })).toBeVisible();
  });

  await test.step('and members, with the app open, are told at once, read, and see a picture large', async () => {
    for (const phone of [phones.first, phones.second]) {
      await phone.getByRole('link', { name: 'Уведомления: 1 новое' }).click();
      await phone.getByRole('link', { name: `Новая публикация ${NEWS}` }).click();
      await expect(phone.getByRole('heading', { level: 1, name: NEWS })).toBeVisible();
      const post = phone.getByRole('article', { name: NEWS });
      await expect(post.locator('strong')).toHaveText('открыт');
      await expect(post.getByRole('list').getByText('Приходите с детьми')).toBeVisible();
    }
    const post = phones.first.getByRole('article', { name: NEWS });
    await post.getByRole('button', { name: 'Открыть изображение 1 из 2' }).click();
    const viewer = phones.first.getByRole('dialog', { name: 'Просмотр изображений' });
    const large = viewer.getByRole('img', { name: 'причал.jpg' });
    const shown = () => large.evaluate((image: HTMLImageElement) => (image.complete && image.naturalWidth > 0 ? image.currentSrc : ''));
    await expect.poll(shown, 'sharp on a screen of two dots a pixel').toMatch(/\/(1080|2000|original)$/);
    await viewer.getByRole('button', { name: 'Закрыть' }).click();
    await expect(viewer).toBeHidden();
    const address = await post.getByRole('link', { name: 'План причала.pdf' }).getAttribute('href');
    const file = await phones.first.request.get(address ?? '');
    expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
  });

  const [newest] = (await (await people.signIn(headAccount)).call(listPosts, { params: { organizationId }, query: {} })).items;
  const newsId = PostId.parse(newest?.id);
  await test.step('the eye counts each reader once, however often they open it at once', async () => {
    const news = desk.getByRole('article', { name: NEWS });
    await expect(news.getByRole('img', { name: 'Видели 3 человека' }), 'the author and two members').toBeVisible();
    const reopened = phones.first.waitForResponse((response) => response.url().endsWith('/posts/seen'));
    await phones.first.reload();
    expect((await reopened).status()).toBe(202);
    const again = await phones.first.evaluate(
      ([path, post]) => {
        const open = () =>
          fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ posts: [post] }) });
        return Promise.all(Array.from({ length: 10 }, open)).then((replies) => replies.map(({ status }) => status));
      },
      [addressOf(markSeen, { params: { organizationId } }), newsId] as const,
    );
    expect(again).toEqual(Array(10).fill(202));
    // The head's view comes after all of those, so once it is counted they are.
    await chair.goto(`/cabinet/${organizationId}/feed`);
    await expect(chair.getByRole('article', { name: NEWS }).getByRole('img', { name: 'Видели 4 человека' })).toBeVisible();
    await expect(news.getByRole('img', { name: 'Видели 4 человека' }), 'by itself on the other screen').toBeVisible();
  });

  const options = ['На озеро', 'В горы', 'К морю', 'Останемся'];
  await test.step('an anonymous poll with four options and an end, and one publication for later', async () => {
    await desk.getByRole('link', { name: 'Создать публикацию' }).first().click();
    await desk.getByRole('textbox', { name: 'Заголовок' }).fill(POLL);
    await desk.getByRole('radiogroup', { name: 'Публиковать как' }).getByText('Опрос/голосование').click();
    await desk.getByRole('button', { name: 'Добавить еще' }).click();
    await desk.getByRole('button', { name: 'Добавить еще' }).click();
    for (const [index, option] of options.entries()) {
      await desk.getByRole('textbox', { name: `Напишите вариант ${index + 1}` }).fill(option);
    }
    await desk.getByRole('checkbox', { name: 'Анонимный опрос' }).check();
    await fillDateTime(desk, 'Дата окончания', moscowTime(Date.now() + 7 * DAY));
    await desk.getByRole('button', { name: 'Отправить' }).click();
    await expect(desk.getByRole('article', { name: POLL })).toBeVisible();

    await desk.getByRole('link', { name: 'Создать публикацию' }).first().click();
    await desk.getByRole('textbox', { name: 'Заголовок' }).fill(LATER);
    await desk.getByRole('checkbox', { name: 'Опубликовать позже' }).check();
    await fillDateTime(desk, 'Дата и время публикации', moscowTime(Date.now() + DAY));
    await desk.getByRole('button', { name: 'Отправить' }).click();
    await expect(desk.getByRole('region', { name: 'Запланированные' }).getByRole('link', { name: LATER })).toBeVisible();
    await expect(desk.getByRole('article', { name: LATER })).toHaveCount(0);
  });

  await test.step('members vote and see the result move; numbers open with the fifth vote', async () => {
    for (const phone of [phones.first, phones.second]) {
      await phone
        .getByRole('navigation', { name: 'Разделы' })
        .getByRole('link', { name: /^Панель/ })
        .click();
      await phone.getByRole('link', { name: 'Уведомления: 1 новое' }).click();
      await phone.getByRole('link', { name: `Новый опрос ${POLL}` }).click();
    }
    const of = (page: typeof desk) => page.getByRole('region', { name: POLL });
    const vote = async (page: typeof desk, option: string) => {
      await of(page).getByRole('radio', { name: option }).check();
      await of(page).getByRole('button', { name: 'Проголосовать' }).click();
      await expect(of(page).getByRole('button', { name: 'Проголосовать' })).toBeHidden();
    };
    await vote(phones.first, 'К морю');
    await expect(of(phones.first).getByText('Результаты откроются, когда проголосуют пять человек')).toBeVisible();
    await expect(of(phones.first).getByText('%')).toHaveCount(0);
    await expect(of(phones.second).getByText('Проголосовал 1 человек'), 'who has not voted sees the count move').toBeVisible();
    await vote(phones.second, 'К морю');
    await vote(desk, 'На озеро');
    await vote(chair, 'К морю');
    for (const page of [phones.first, phones.second, desk, chair]) {
      await expect(of(page).getByText('Проголосовали 4 человека')).toBeVisible();
      await expect(of(page).getByText('%')).toHaveCount(0);
    }
    const fifth = await openPhone(browser);
    const voter = await people.signUp();
    await voter.client.call(bindCard, { body: { number: card(4) } });
    await signInOn(fifth, voter, '/app/communicator/feed');
    await vote(fifth, 'В горы');
    for (const page of [phones.first, phones.second, desk, chair, fifth]) {
      await expect(of(page).getByText('Проголосовали 5 человек')).toBeVisible();
      await expect(of(page).getByRole('listitem').filter({ hasText: 'К морю' })).toContainText('60');
      await expect(of(page).getByRole('listitem').filter({ hasText: 'Останемся' })).toContainText('0 голосов');
    }
    await expect(fifth.getByRole('article', { name: LATER }), 'what is for later waits').toHaveCount(0);
  });

  await test.step('a stranger, and an administrator elsewhere, see and can do none of it', async () => {
    const elsewhere = await people.cabinet('Профсоюз «Соседи»');
    const outsiders = [await people.signUp(), elsewhere.head, await people.member(elsewhere, 'administrator')];
    const ofPost = { organizationId, postId: newsId };
    for (const { client } of outsiders) {
      expect(await client.refusal(getOrganization, { params: { organizationId } })).toBe('not_found');
      expect(await client.refusal(listMembers, { params: { organizationId }, query: {} })).toBe('not_found');
      expect(await client.refusal(listPosts, { params: { organizationId }, query: {} })).toBe('not_found');
      expect(await client.refusal(listPlannedPosts, { params: { organizationId }, query: {} })).toBe('not_found');
      expect(await client.refusal(getPost, { params: ofPost })).toBe('not_found');
      expect(await client.refusal(publishPost, { params: { organizationId }, body: { title: 'Чужое' } })).toBe('not_found');
    }
    const closed = ['', '/settings', '/members', '/members/excluded', '/feed', '/feed/new', `/feed/${newsId}`, `/feed/${newsId}/edit`];
    for (const outsider of [outsiders[0], outsiders[2]]) {
      const page = await openDesk(browser);
      await signInOn(page, outsider ?? headAccount, '/app');
      for (const path of closed) {
        await page.goto(`/cabinet/${organizationId}${path}`);
        await expect(page.getByText('Такой страницы нет')).toBeVisible();
      }
      await page.goto(`/app/communicator/feed/${newsId}`);
      await expect(page.getByText(/Здесь ничего нет|Карта ещё не привязана/)).toBeVisible();
      await expect(page.getByText(NEWS)).toHaveCount(0);
      await page.context().close();
    }
    const visitor = await openDesk(browser);
    for (const path of [`/cabinet/${organizationId}`, `/app/communicator/feed/${newsId}`, '/operator']) {
      await visitor.goto(path);
      await expect(visitor.getByRole('heading', { name: 'Вход' })).toBeVisible();
    }
  });
});
