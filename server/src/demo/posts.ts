import type { RichDoc } from '#contract/rich-text';

/** A demo publication; `daysAgo` below zero is planned. */
export interface DemoPost {
  readonly title: string;
  readonly daysAgo: number;
  readonly body: RichDoc;
  readonly pinned?: true;
  readonly pictures?: readonly number[];
  readonly pdf?: string;
  /** Oldest first. `by`: the place in the list of people, 1 the administrator who publishes, 2 the member who can sign in. */
  readonly comments?: readonly DemoComment[];
  readonly poll?: {
    readonly anonymous: boolean;
    readonly multiple: boolean;
    readonly endsInDays: number;
    readonly options: readonly { readonly text: string; readonly votes: number }[];
  };
}

interface DemoComment {
  readonly by: number;
  readonly text: string;
  /** Which of the comments it answers, from 0. */
  readonly answers?: number;
}

const p = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });
const h = (text: string) => ({ type: 'heading' as const, attrs: { level: 2 as const }, content: [{ type: 'text' as const, text }] });
const list = (...items: string[]) => ({
  type: 'bulletList' as const,
  content: items.map((item) => ({ type: 'listItem' as const, content: [p(item)] })),
});
const doc = (...content: RichDoc['content']): RichDoc => ({ type: 'doc', content });

export const DEMO_POSTS: readonly DemoPost[] = [
  {
    title: 'Коллективный договор на 2027–2029 годы подписан',
    daysAgo: 1,
    comments: [
      { by: 5, text: 'Доплата за наставничество положена и бригадирам?' },
      { by: 1, text: 'Да, если наставничество оформлено приказом. Форму заявления возьмите в профкоме.', answers: 0 },
      { by: 5, text: 'Спасибо, так и сделаю.', answers: 1 },
      { by: 9, text: 'Хорошая новость. Где можно прочитать договор целиком?' },
      { by: 1, text: 'В библиотеке, папка «Документы». Бумажный экземпляр лежит в профкоме.', answers: 3 },
    ],
    pinned: true,
    pdf: 'Коллективный договор, главное на одной странице.pdf',
    body: doc(
      p(
        'После трёх месяцев переговоров стороны подписали новый коллективный договор. Он вступает в силу 1 января и действует для всех работников завода.',
      ),
      h('Что изменилось'),
      list(
        'Индексация заработной платы дважды в год: в апреле и в октябре.',
        'Доплата за наставничество — 12 % оклада.',
        'Два дополнительных дня отпуска родителям троих детей.',
        'Компенсация занятий спортом — до 18 000 ₽ в год.',
      ),
      p('Полный текст лежит в профкоме, кабинет 214. Краткое изложение — в файле ниже. Вопросы задавайте председателю цехового комитета.'),
    ),
  },
  {
    title: 'Куда поедем на зимнюю экскурсию?',
    daysAgo: 2,
    comments: [
      { by: 12, text: 'С детьми можно?' },
      { by: 1, text: 'Можно с семи лет. Место в автобусе — на каждого.', answers: 0 },
    ],
    body: doc(p('Поездка на два дня, автобус от проходной. Победит вариант, за который проголосует больше людей; голосование анонимное.')),
    poll: {
      anonymous: true,
      multiple: false,
      endsInDays: 6,
      options: [
        { text: 'Великий Новгород', votes: 71 },
        { text: 'Псков и Изборск', votes: 38 },
        { text: 'Ярославль', votes: 24 },
        { text: 'Суздаль', votes: 9 },
      ],
    },
  },
  {
    title: 'Путёвки в санаторий «Сосновый бор»: приём заявлений',
    daysAgo: 4,
    pictures: [11, 12],
    body: doc(
      p('Открыт приём заявлений на первый квартал. Профсоюз оплачивает половину стоимости путёвки члену профсоюза и треть — члену семьи.'),
      list(
        'Заезды: 12 января, 2 февраля, 23 февраля, 16 марта.',
        'Срок — 14 дней, лечение и питание включены.',
        'Заявление и справку 070/у принимает профком до 15 декабря.',
      ),
    ),
  },
  {
    title: 'Спасибо всем, кто вышел на осенний субботник',
    daysAgo: 9,
    comments: [
      { by: 2, text: 'Отличный был день! Весной предлагаю посадить рябины у проходной.' },
      { by: 7, text: 'Поддерживаю. Саженцы может дать питомник, я узнаю.', answers: 0 },
      { by: 0, text: 'Хорошая мысль, внесём в план на апрель.', answers: 0 },
    ],
    pictures: [21, 22, 23],
    body: doc(
      p(
        'Мы посадили 46 рябин вдоль заводской аллеи и привели в порядок сквер у Дома культуры. Весной добавим скамейки — предложения о местах ждём в профкоме.',
      ),
    ),
  },
  {
    title: 'Какие кружки открыть для детей?',
    daysAgo: 26,
    body: doc(p('Можно выбрать несколько вариантов. Занятия начнутся в Доме культуры, для детей членов профсоюза — бесплатно.')),
    poll: {
      anonymous: false,
      multiple: true,
      endsInDays: -5,
      options: [
        { text: 'Робототехника', votes: 64 },
        { text: 'Плавание', votes: 58 },
        { text: 'Английский язык', votes: 47 },
        { text: 'Шахматы', votes: 21 },
      ],
    },
  },
  {
    title: 'Как получить материальную помощь',
    daysAgo: 33,
    body: doc(
      p('Материальная помощь положена членам профсоюза при рождении ребёнка, свадьбе, тяжёлой болезни и утрате близких.'),
      h('Что нужно'),
      list('Заявление на имя председателя.', 'Копия документа, подтверждающего событие.', 'Реквизиты счёта.'),
      p('Решение принимает профком в течение пяти рабочих дней.'),
    ),
  },
  {
    title: 'Новогодние подарки: списки детей проверяем до пятницы',
    daysAgo: -2,
    body: doc(p('Проверьте, пожалуйста, год рождения ребёнка в карточке. Подарки выдаём с 18 декабря в кабинете 214.')),
  },
];
