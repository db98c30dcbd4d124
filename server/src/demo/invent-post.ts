import type { RichDoc } from '#contract/rich-text';
import { newId } from '#server/platform/ids.ts';
import { pick } from './people.ts';

const DAY = 24 * 3600 * 1000;
/** A publication every eighteen hours: a thousand of them are two years of a large organisation. */
const STEP = 18 * 3600 * 1000;
const POLL_DAYS = 14;

export interface InventedPoll {
  readonly anonymous: boolean;
  readonly multiple: boolean;
  readonly endsAt: Date;
  readonly options: readonly { readonly id: string; readonly text: string }[];
}
export interface InventedPost {
  readonly id: string;
  readonly title: string;
  readonly body: RichDoc;
  readonly at: Date;
  readonly pinned: boolean;
  readonly pictures: number;
  readonly poll: InventedPoll | null;
}

const SUBJECTS = [
  'Коллективный договор',
  'Путёвки в санаторий',
  'Летний лагерь для детей',
  'Спартакиада трудящихся',
  'Материальная помощь',
  'Охрана труда в цехах',
  'Экскурсия выходного дня',
  'Встреча с ветеранами',
  'Отчётная конференция',
  'Обучение профсоюзного актива',
];
const TURNS = [
  'приём заявлений открыт',
  'подводим итоги',
  'что изменилось',
  'ответы на вопросы',
  'сроки и порядок',
  'приглашаем всех',
  'решение профкома',
];
const SENTENCES = [
  'Профсоюзный комитет рассмотрел обращения членов организации и принял решение единогласно.',
  'Заявления принимаются в кабинете профкома по вторникам и четвергам с двенадцати до шестнадцати часов.',
  'Напоминаем, что льгота положена каждому, кто состоит в профсоюзе не менее шести месяцев.',
  'Список документов и образец заявления можно получить у председателя цехового комитета.',
  'Организация оплачивает половину стоимости, остальное вносит участник до начала следующего месяца.',
  'По итогам прошлого года в мероприятиях приняли участие более трёхсот человек и их семьи.',
  'Если у вас остались вопросы, напишите нам: мы ответим в течение трёх рабочих дней.',
  'Стороны договорились вернуться к обсуждению индексации заработной платы осенью.',
  'Автобусы отправляются от главной проходной, о времени сообщим дополнительно.',
];
const QUESTIONS = ['Какой день удобнее для собрания?', 'Куда поедем осенью?', 'Что важнее в новом договоре?', 'Какие секции открыть?'];
const CHOICES = ['Суббота', 'Воскресенье', 'Вечер буднего дня', 'Музей', 'Театр', 'Турбаза', 'Оплата труда', 'Отпуск', 'Лечение', 'Спорт'];

/** Publication number `age` of the seed's stream, 0 the newest. Every fourth is a poll, open and anonymous in turn; polls run for two weeks. */
export const inventPost = (random: () => number, age: number, now: Date): InventedPost => {
  const at = new Date(now.getTime() - 3600 * 1000 - age * STEP);
  const poll = age % 4 === 1 ? inventPoll(random, age % 8 === 5, at) : null;
  return {
    id: newId<string>(at),
    title: poll === null ? `${pick(random, SUBJECTS)}: ${pick(random, TURNS)}` : pick(random, QUESTIONS),
    body: inventBody(random),
    at,
    pinned: age % 400 === 2,
    pictures: poll === null && random() < 0.6 ? 1 + Math.floor(random() * 3) : 0,
    poll,
  };
};

const inventPoll = (random: () => number, anonymous: boolean, at: Date): InventedPoll => {
  const count = 3 + Math.floor(random() * 4);
  const first = Math.floor(random() * CHOICES.length);
  return {
    anonymous,
    multiple: random() < 0.25,
    endsAt: new Date(at.getTime() + POLL_DAYS * DAY),
    options: Array.from({ length: count }, (_, step) => ({ id: newId<string>(at), text: CHOICES[(first + step) % CHOICES.length] ?? '' })),
  };
};

const inventBody = (random: () => number): RichDoc => {
  const text = (sentences: number) => Array.from({ length: sentences }, () => pick(random, SENTENCES)).join(' ');
  const paragraph = (sentences: number) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text: text(sentences) }] });
  const points = Array.from({ length: 3 }, () => ({ type: 'listItem' as const, content: [paragraph(1)] }));
  const list = { type: 'bulletList' as const, content: points };
  const more = Array.from({ length: Math.floor(random() * 3) }, () => paragraph(2 + Math.floor(random() * 3)));
  return { type: 'doc', content: [paragraph(2), ...(random() < 0.4 ? [list] : []), ...more] };
};
