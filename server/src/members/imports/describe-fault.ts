import type { RowFault } from '#contract/imports';
import type { ImportRowRecord } from './tables.ts';

/** Why a row was passed over, as the report says it. */
export const describeFault = ({ fault, duplicate_of }: Pick<ImportRowRecord, 'fault' | 'duplicate_of'>): string =>
  fault === 'duplicate' ? `Повторяет строку ${duplicate_of}` : fault === null ? '' : TEXTS[fault];

const TEXTS: Readonly<Record<Exclude<RowFault, 'duplicate'>, string>> = {
  name_missing: 'Нет фамилии или имени',
  name_invalid: 'В имени есть знаки, которых в именах не бывает',
  phone_invalid: 'Это не российский номер телефона',
  card_invalid: 'В номере карты должно быть 18 или 19 цифр',
  card_digits_lost: 'Таблица потеряла последние цифры номера карты: сделайте столбец текстовым и введите номер заново',
  card_unknown: 'Такая карта не выпущена для организации',
  card_blocked: 'Карта заблокирована',
  card_other: 'У этого человека уже другая карта',
  date_invalid: 'Дата не читается или ещё не наступила',
  email_invalid: 'Это не адрес электронной почты',
  year_invalid: 'Год не читается или ещё не наступил',
  text_long: 'Слишком длинный текст',
  ambiguous: 'В реестре несколько человек с этим именем: добавьте телефон, карту или дату рождения',
  conflicting: 'Карта принадлежит одному человеку, а телефон — другому',
  excluded: 'Этот человек исключён из организации',
};
