/** Invented people, repeatable by a seed number. Any likeness is chance; phones are of a range that no operator gives out. */
export interface InventedPerson {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly email: string;
  readonly region: string;
  readonly woman: boolean;
}

/** A stream of numbers in [0, 1), the same for the same seed (mulberry32, public domain). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const pick = <T>(random: () => number, values: readonly [T, ...T[]] | readonly T[]): T => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('Nothing to pick from');
  return value;
};

const SURNAMES =
  'Алексеев Андреев Арсеньев Беляков Берегов Бобров Богданов Болотов Боров Васильев Ветров Виноградов Власов Волков Воробьёв Воронов Гаврилов Глебов Горшков Грачёв Григорьев Гусев Данилов Дмитриев Доронин Дроздов Дубков Евдокимов Егоров Ерёмин Ефимов Жаров Жуков Журавлёв Зайцев Захаров Зимин Золотов Иванов Игнатьев Ильин Казаков Калинин Карпов Кириллов Клёнов Князев Ковалёв Козлов Колосов Комаров Корнев Котов Крылов Кузнецов Кузьмин Куликов Лавров Лазарев Лебедев Лесков Лисицын Лугов Лукин Макаров Максимов Мальцев Марков Матвеев Медведев Мельников Михайлов Морозов Мухин Назаров Некрасов Нестеров Никитин Новиков Овчинников Озеров Оленин Орехов Орлов Островский Павлов Панфилов Пахомов Петров Пирогов Платонов Поляков Пономарёв Потапов Прохоров Птицын Пчёлкин Репин Рогов Родионов Романов Рощин Рубцов Ручьёв Рыбаков Рябинин Савельев Садовников Самойлов Семёнов Сергеев Сидоров Скворцов Смирнов Снегирёв Соболев Соколов Соловьёв Степанов Стрижов Сухарев Сычёв Тарасов Тихонов Травин Трофимов Уткин Фёдоров Филатов Фомин Хлебников Хомяков Цветков Чернов Чижов Шаров Широков Шмелёв Щеглов Щукин Юрьев Яблоков Яковлев Яснов'.split(
    ' ',
  );
const MEN =
  'Александр Алексей Анатолий Андрей Антон Аркадий Арсений Артём Борис Вадим Валерий Василий Виктор Виталий Владимир Владислав Вячеслав Геннадий Георгий Глеб Григорий Даниил Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Лев Леонид Максим Матвей Михаил Никита Николай Олег Павел Пётр Роман Руслан Семён Сергей Станислав Степан Тимофей Фёдор Юрий Яков Ярослав'.split(
    ' ',
  );
const WOMEN =
  'Александра Алина Алла Анастасия Анна Валентина Валерия Варвара Вера Вероника Виктория Галина Дарья Диана Евгения Екатерина Елена Елизавета Жанна Зоя Инна Ирина Карина Кира Ксения Лариса Лидия Любовь Людмила Маргарита Марина Мария Милана Надежда Наталья Нина Оксана Ольга Полина Раиса Регина Светлана София Тамара Татьяна Ульяна Юлия Яна Ярослава'.split(
    ' ',
  );
const REGIONS = [
  'Москва',
  'Московская область',
  'Санкт-Петербург',
  'Калининградская область',
  'Республика Татарстан',
  'Свердловская область',
  'Новосибирская область',
  'Самарская область',
  'Нижегородская область',
  'Приморский край',
];

const lastNameOf = (man: string, woman: boolean): string => (woman ? (man.endsWith('ий') ? `${man.slice(0, -2)}ая` : `${man}а`) : man);
const patronymicOf = (father: string, woman: boolean): string => {
  const irregular: Readonly<Record<string, [string, string]>> = {
    Илья: ['Ильич', 'Ильинична'],
    Никита: ['Никитич', 'Никитична'],
    Лев: ['Львович', 'Львовна'],
    Павел: ['Павлович', 'Павловна'],
    Пётр: ['Петрович', 'Петровна'],
    Яков: ['Яковлевич', 'Яковлевна'],
    Михаил: ['Михайлович', 'Михайловна'],
  };
  const known = irregular[father];
  if (known !== undefined) return known[woman ? 1 : 0];
  if (father.endsWith('ий')) return `${father.slice(0, -2)}ь${woman ? 'евна' : 'евич'}`;
  if (father.endsWith('й') || father.endsWith('ь')) return `${father.slice(0, -1)}${woman ? 'евна' : 'евич'}`;
  return `${father}${woman ? 'овна' : 'ович'}`;
};

/** The person number `index` of a seed's stream; `random` must be the seed's own. */
export const inventPerson = (random: () => number, index: number): InventedPerson => {
  const woman = random() < 0.55;
  const year = 1955 + Math.floor(random() * 51);
  const month = 1 + Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  return {
    lastName: lastNameOf(pick(random, SURNAMES), woman),
    firstName: pick(random, woman ? WOMEN : MEN),
    patronymic: random() < 0.97 ? patronymicOf(pick(random, MEN), woman) : '',
    birthDate: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
    phone: `+7${3_000_000_000 + index}`,
    email: random() < 0.6 ? `p${index}@example.org` : '',
    region: pick(random, REGIONS),
    woman,
  };
};
