import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AuditEntry } from '#contract/audit';
import { fieldText } from '#web/lib/error-text.ts';
import { actionTexts } from './action-text.ts';

type Details = AuditEntry['details'];
type Words = Readonly<Record<string, MessageDescriptor | undefined>>;

/** The details of an entry as people say them: «изменено: Сайт, Основной email». What has no words is left out. */
export function detailsText(
  { details, subjectType, subjectId }: Pick<AuditEntry, 'details' | 'subjectType' | 'subjectId'>,
  i18n: I18n,
): string {
  const tried = actionTexts[subjectId];
  const attempt = subjectType !== 'endpoint' ? '' : tried === undefined ? subjectId : i18n._(tried);
  const parts = Object.entries(details).map(([name, value]) => partText(name, value, i18n));
  return [attempt, ...parts].filter((part) => part !== '').join(' · ');
}

function partText(name: string, value: Details[string], i18n: I18n): string {
  const word = (words: Words) => {
    const known = words[String(value)];
    return known === undefined ? String(value) : i18n._(known);
  };
  const number = String(value);
  if (name === 'code') return fieldText(String(value), i18n);
  if (name === 'role') return word(roles);
  if (name === 'kind') return word(kinds);
  if (name === 'members') return i18n._(msg`человек: ${number}`);
  if (name === 'audience' && Array.isArray(value)) {
    const groups = String(value.length);
    return i18n._(msg`групп в аудитории: ${groups}`);
  }
  if (name === 'type') return word(posts);
  if (name === 'count') return i18n._(msg`карт: ${number}`);
  if (name === 'added') return i18n._(msg`добавлено: ${number}`);
  if (name === 'updated') return i18n._(msg`обновлено: ${number}`);
  if (name === 'skipped') return i18n._(msg`пропущено: ${number}`);
  if (name === 'removed') return i18n._(msg`удалено: ${number}`);
  if (name === 'restored') return i18n._(msg`возвращено: ${number}`);
  if (name === 'kept') return i18n._(msg`оставлено: ${number}`);
  if (name === 'version') return i18n._(msg`редакция ${number}`);
  if (name === 'planned') return value === true ? i18n._(msg`отложена`) : '';
  if (name === 'published') return value === true ? i18n._(msg`опубликована`) : '';
  if (name === 'fields' && Array.isArray(value) && value.length > 0) {
    const list = value.map((field) => fieldName(field, i18n)).join(', ');
    return i18n._(msg`изменено: ${list}`);
  }
  return '';
}

const fieldName = (field: string, i18n: I18n): string => {
  const known = fields[field];
  return known === undefined ? field : i18n._(known);
};

const roles: Words = { member: msg`Пользователь`, administrator: msg`Администратор`, head: msg`Руководитель` };
const posts: Words = { news: msg`Новость`, poll: msg`Опрос/голосование` };
const kinds: Words = {
  fixed: msg`Постоянный состав`,
  rule: msg`По правилу`,
  terms: msg`Пользовательское соглашение`,
  privacy: msg`Политика конфиденциальности`,
  personal_data: msg`Согласие на обработку персональных данных`,
};
const fields: Words = {
  lastName: msg`Фамилия`,
  firstName: msg`Имя`,
  patronymic: msg`Отчество`,
  birthDate: msg`Дата рождения`,
  region: msg`Регион`,
  unionYear: msg`Год вступления в профсоюз`,
  unionTicket: msg`Номер профсоюзного билета`,
  children: msg`Данные о детях или внуках до 16 лет`,
  child: msg`Ребёнок`,
  email: msg`Email`,
  name: msg`Наименование организации`,
  headName: msg`ФИО руководителя`,
  headPosition: msg`Должность`,
  description: msg`Описание организации`,
  phone: msg`Основной телефон`,
  secondPhone: msg`Дополнительный телефон`,
  website: msg`Сайт`,
  socialLinks: msg`Социальные сети`,
  timeZone: msg`Часовой пояс`,
  logoFileId: msg`Логотип`,
  title: msg`Заголовок`,
  body: msg`Текст публикации`,
  attachments: msg`Файлы`,
  poll: msg`Варианты ответов`,
  pinned: msg`Закрепление`,
  audience: msg`Кому`,
  groupName: msg`Название группы`,
  rule: msg`Правило`,
  publishAt: msg`Время публикации`,
};
