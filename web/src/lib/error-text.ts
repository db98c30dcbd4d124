import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import type { z } from 'zod';
import type { ErrorCode } from '#contract/errors';
import { ApiError, type ClientCode } from '#web/lib/api-error.ts';

/** Codes that zod gives to a field, at our side before the call and at the server's. */
type IssueCode = z.core.$ZodIssue['code'];

const issues: Record<IssueCode, MessageDescriptor> = {
  invalid_type: msg`Заполните это поле`,
  too_small: msg`Слишком коротко или пусто`,
  too_big: msg`Слишком длинно или слишком много`,
  invalid_format: msg`Проверьте, как это написано`,
  invalid_value: msg`Выберите одно из предложенного`,
  invalid_union: msg`Проверьте, как это написано`,
  invalid_element: msg`Проверьте, как это написано`,
  invalid_key: msg`Проверьте, как это написано`,
  not_multiple_of: msg`Здесь нужно целое число`,
  unrecognized_keys: msg`Страница устарела. Обновите её и повторите`,
  custom: msg`Проверьте, как это написано`,
};

const errors: Record<ErrorCode | ClientCode, MessageDescriptor> = {
  offline: msg`Нет связи с сервером. Проверьте интернет и повторите: введённое сохранилось`,
  unreadable: msg`Сервер ответил непонятно. Повторите попытку чуть позже`,
  bad_request: msg`Запрос не удалось прочитать. Обновите страницу и повторите`,
  invalid: msg`Проверьте отмеченные поля`,
  unauthenticated: msg`Вы вышли из системы. Войдите снова`,
  not_found: msg`Ничего не найдено: возможно, это удалено или недоступно вам`,
  forbidden: msg`Действие отклонено. Откройте страницу заново и повторите`,
  too_large: msg`Слишком большой объём данных`,
  too_many_requests: msg`Слишком много попыток. Подождите немного и повторите`,
  conflict: msg`Пока вы работали, кто-то изменил эти данные. Посмотрите новую версию и повторите`,
  key_reused: msg`Этот запрос уже отправлялся с другими данными. Обновите страницу и повторите`,
  unavailable: msg`Сервис временно недоступен. Повторите через минуту: введённое сохранилось`,
  internal: msg`У нас что-то сломалось. Мы уже знаем об этом; повторите позже`,
  phone_unsupported: msg`Нужен российский номер: +7 и десять цифр`,
  code_wrong: msg`Цифры не подходят`,
  code_expired: msg`Код больше не действует. Запросите новый`,
  call_failed: msg`Не удалось позвонить на этот номер. Попробуйте другой способ или повторите позже`,
  credentials_wrong: msg`Телефон или пароль не подходят`,
  password_weak: msg`Пароль слишком простой: придумайте другой, длиннее`,
  consent_required: msg`Нужно принять обязательные документы в их нынешней редакции`,
  account_exists: msg`С этим номером уже есть аккаунт. Войдите или восстановите пароль`,
  blocked: msg`Доступ закрыт администрацией платформы. Напишите нам, чтобы узнать причину`,
  card_invalid: msg`В номере карты должно быть 18 или 19 цифр`,
  card_unknown: msg`Карта с таким номером не выпускалась. Проверьте цифры`,
  card_used: msg`Эта карта принадлежит другому человеку`,
  card_blocked: msg`Эта карта заблокирована`,
  card_yours: msg`Эта карта уже привязана к вам`,
  member_exists: msg`Вы уже состоите в этой организации по другой карте`,
  member_excluded: msg`Вы исключены из этой организации. Восстановить вас может её руководитель`,
  import_open: msg`В организации уже идёт другой импорт: закончите его или откажитесь от него`,
  export_running: msg`Другой файл организации ещё готовится: дождитесь его`,
  card_taken: msg`Часть номеров уже выпущена`,
  member_known: msg`Такой человек уже есть в списках организации`,
  too_many_members: msg`Сразу можно не больше 10 000 человек. Сузьте список фильтрами`,
  last_head: msg`У организации должен остаться хотя бы один руководитель. Сначала назначьте другого`,
  phone_limit: msg`Телефон этого человека за сутки меняли уже несколько раз: снова изменить его можно завтра`,
  child_grown: msg`Ребёнку уже исполнилось 16 лет: такие сведения не хранятся`,
  date_ahead: msg`Эта дата ещё не наступила`,
  date_early: msg`Это время уже прошло или раньше начала. Выберите более позднее`,
  date_far: msg`Эта дата слишком далеко. Выберите поближе`,
  own_role: msg`Свою роль изменить нельзя: это может сделать другой руководитель`,
  not_registered: msg`Роль можно дать только зарегистрированному пользователю`,
  name_used: msg`В этой папке уже есть такое название`,
  folder_missing: msg`Этой папки больше нет. Выберите другую`,
  folder_cycle: msg`Папку нельзя переместить в неё саму`,
  folder_depth: msg`Слишком много папок друг в друге. Выберите место повыше`,
  folder_limit: msg`Папок уже столько, сколько можно. Удалите ненужную`,
  name_taken: msg`Группа с таким названием уже есть`,
  rule_empty: msg`Выберите хотя бы одно условие`,
  group_missing: msg`Этой группы больше нет. Выберите другую`,
  audience_narrowed: msg`Опубликованное нельзя скрыть от тех, кто мог его прочитать: аудиторию можно только расширить`,
  group_limit: msg`Достигнут предел: 200 групп в организации, из них по правилу 20. Удалите ненужную`,
  group_by_rule: msg`Состав этой группы определяет правило. Чтобы изменить состав, измените правило`,
  group_fixed: msg`У группы с постоянным составом нет правила`,
  group_used: msg`Группа выбрана для публикаций, файлов, событий или задач. Сначала выберите в них другую`,
  application_decided: msg`Заявку уже рассмотрел другой оператор`,
  applicant_unknown: msg`С телефоном из заявки ещё никто не зарегистрировался`,
  file_type: msg`Такие файлы не принимаются. Содержимое не совпадает с допустимыми видами`,
  file_too_large: msg`Файл слишком большой`,
  file_broken: msg`Файл повреждён: его не удалось прочитать`,
  file_quota: msg`Для ваших файлов больше нет места. Удалите ненужные`,
  file_missing: msg`Приложенный файл не найден. Приложите его заново`,
  name_invalid: msg`В имени могут быть только буквы, пробел, дефис и апостроф`,
  poll_ended: msg`Голосование уже закончилось`,
  poll_voted: msg`Вы уже проголосовали`,
  poll_locked: msg`Голоса уже есть, поэтому варианты изменить нельзя`,
  comments_closed: msg`Комментарии к этой публикации выключены`,
  reply_missing: msg`Комментарий, на который вы отвечаете, удалён. Отправьте свой без ответа`,
  event_over: msg`Событие уже прошло, ответы больше не принимаются`,
  card_foreign: msg`Эта карта не из вашей организации`,
  card_excluded: msg`Владелец карты исключён из организации`,
  assign_self: msg`Поручать задачи другим могут руководитель и администраторы. Себе — пожалуйста`,
  assignee_missing: msg`Этого человека больше нет среди участников. Выберите другого`,
  due_missing: msg`Для повтора нужен срок`,
  mention_unseen: msg`Упомянутый человек не видит эту задачу. Сначала добавьте его в исполнители`,
  task_items_limit: msg`В чек-листе может быть не больше 100 пунктов. Заведите ещё одну задачу`,
  task_files_limit: msg`К задаче можно приложить не больше 20 файлов. Уберите ненужный`,
  placeholder_unknown: msg`Слово в фигурных скобках незнакомо. Вставьте имя кнопкой или уберите скобки`,
  greeting_sent: msg`С этим днём рождения уже поздравили`,
  birthday_away: msg`День рождения ещё не скоро: посмотрите список заново`,
};

/** The text of what went wrong with a call, with its numbers: how long to wait, how many tries remain. */
export function errorText(error: unknown, i18n: I18n): string {
  if (!(error instanceof ApiError)) return i18n._(errors.internal);
  const { retryAfter, attemptsLeft, numbers } = error;
  if (error.code === 'too_many_requests' && retryAfter !== undefined) {
    const minutes = Math.ceil(retryAfter / 60);
    return i18n._(
      retryAfter < 90
        ? msg`Слишком часто. Повторите через ${plural(retryAfter, { one: '# секунду', few: '# секунды', many: '# секунд', other: '# секунды' })}`
        : msg`Слишком часто. Повторите через ${plural(minutes, { one: '# минуту', few: '# минуты', many: '# минут', other: '# минуты' })}`,
    );
  }
  if (error.code === 'code_wrong' && attemptsLeft !== undefined && attemptsLeft > 0) {
    return i18n._(
      msg`Цифры не подходят. ${plural(attemptsLeft, { one: 'Осталась # попытка', few: 'Осталось # попытки', many: 'Осталось # попыток', other: 'Осталось # попытки' })}`,
    );
  }
  if (error.code === 'card_taken' && numbers.length > 0) {
    const list = numbers.join(', ');
    return i18n._(msg`Часть номеров уже выпущена: ${list}`);
  }
  if (error.code === 'group_used' && numbers[0] !== undefined) {
    const count = Number(numbers[0]);
    return i18n._(
      msg`Группа выбрана в ${plural(count, { one: '# месте', few: '# местах', many: '# местах', other: '# места' })}: это публикации, файлы, события и задачи. Сначала выберите в них другую группу или удалите их`,
    );
  }
  return i18n._(errors[error.code] ?? errors.internal);
}

const known: Readonly<Record<string, MessageDescriptor | undefined>> = {
  ...issues,
  ...errors,
  // Beside a field it is that of the password: the phone is one's own.
  credentials_wrong: msg`Пароль не подходит`,
};

/** The text beside a field for a code of the contract or of zod. */
export const fieldText = (code: string, i18n: I18n): string => i18n._(known[code] ?? issues.custom);

/** The parts of a zod issue that make its text exact. */
export interface Issue {
  readonly code: string;
  readonly message: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  /** What was typed, where the form gives it. */
  readonly input?: unknown;
}

/** The text for an issue found at our side: contract schemas name codes in `message`, zod tells the limit. */
export function issueText(issue: Issue, i18n: I18n): string {
  if (issue.message in errors) return fieldText(issue.message, i18n);
  if (issue.code === 'invalid_format' && issue.input === '') return i18n._(issues.invalid_type);
  const minimum = Number(issue.minimum);
  const maximum = Number(issue.maximum);
  if (issue.code === 'too_small' && issue.origin === 'string') {
    if (minimum <= 1) return i18n._(issues.invalid_type);
    return i18n._(msg`Не короче ${plural(minimum, { one: '# знака', few: '# знаков', many: '# знаков', other: '# знака' })}`);
  }
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return i18n._(msg`Не длиннее ${plural(maximum, { one: '# знака', few: '# знаков', many: '# знаков', other: '# знака' })}`);
  }
  if (issue.code === 'too_small' && issue.origin === 'number') return i18n._(msg`Не меньше ${minimum}`);
  if (issue.code === 'too_big' && issue.origin === 'number') return i18n._(msg`Не больше ${maximum}`);
  if (issue.code === 'too_small' && issue.origin === 'array') return i18n._(msg`Нужно не меньше ${minimum}`);
  if (issue.code === 'too_big' && issue.origin === 'array') return i18n._(msg`Можно не больше ${maximum}`);
  return fieldText(issue.code, i18n);
}

/** `const explain = useErrorText()`; `explain(error)` reads a failed call to people. */
export function useErrorText(): (error: unknown) => string {
  const { i18n } = useLingui();
  return (error) => errorText(error, i18n);
}
