import { useLingui } from '@lingui/react/macro';
import type { ImportField, ImportProblem, ImportRow, ImportState, ImportVerdict, RowFault } from '#contract/imports';

/** The words of imports. */
export function useImportTexts() {
  const { t } = useLingui();
  const fields: Record<ImportField, string> = {
    fullName: t`ФИО в одном столбце`,
    lastName: t`Фамилия`,
    firstName: t`Имя`,
    patronymic: t`Отчество`,
    birthDate: t`Дата рождения`,
    phone: t`Телефон`,
    cardNumber: t`Номер карты`,
    email: t`Email`,
    region: t`Регион`,
    unionYear: t`Год вступления в профсоюз`,
    unionTicket: t`Номер профсоюзного билета`,
  };
  const states: Record<ImportState, string> = {
    reading: t`Читаем файл`,
    columns: t`Ждёт выбора столбцов`,
    checking: t`Проверяем строки`,
    checked: t`Ждёт подтверждения`,
    applying: t`Записываем`,
    applied: t`Импортировано`,
    undoing: t`Отменяем`,
    undone: t`Отменено`,
    failed: t`Файл не принят`,
    discarded: t`Отказались`,
  };
  const problems: Record<ImportProblem, string> = {
    table_type: t`Это не таблица XLSX или CSV, как бы файл ни назывался. Откройте его в Excel и сохраните как «Книга Excel (.xlsx)».`,
    table_locked: t`Файл закрыт паролем. Снимите пароль и загрузите его снова.`,
    table_macros: t`В файле есть макросы. Сохраните его как «Книга Excel (.xlsx)» без макросов.`,
    table_formulas: t`В файле есть формулы. Скопируйте столбцы и вставьте их как значения.`,
    table_too_large: t`Файл слишком большой: до 64 МБ, 100 000 строк и 200 столбцов. Разделите его на части.`,
    table_broken: t`Файл повреждён и не читается. Откройте его в Excel, сохраните заново и загрузите.`,
    table_empty: t`В таблице нет строк под заголовками.`,
    interrupted: t`Работа несколько раз прервалась. Ничего не записано наполовину; попробуйте ещё раз.`,
  };
  const verdicts: Record<ImportVerdict, string> = {
    add: t`Добавить`,
    update: t`Обновить`,
    same: t`Без изменений`,
    skip: t`Пропустить`,
  };
  const faults: Record<Exclude<RowFault, 'duplicate'>, string> = {
    name_missing: t`Нет фамилии или имени`,
    name_invalid: t`В имени есть знаки, которых в именах не бывает`,
    phone_invalid: t`Это не российский номер телефона`,
    card_invalid: t`В номере карты должно быть 18 или 19 цифр`,
    card_digits_lost: t`Таблица потеряла последние цифры номера карты: сделайте столбец текстовым и введите номер заново`,
    card_unknown: t`Такая карта не выпущена для организации`,
    card_blocked: t`Карта заблокирована`,
    card_other: t`У этого человека уже другая карта`,
    date_invalid: t`Дата не читается или ещё не наступила`,
    email_invalid: t`Это не адрес электронной почты`,
    year_invalid: t`Год не читается или ещё не наступил`,
    text_long: t`Слишком длинный текст`,
    ambiguous: t`В реестре несколько человек с этим именем: добавьте телефон, карту или дату рождения`,
    conflicting: t`Карта принадлежит одному человеку, а телефон — другому`,
    excluded: t`Этот человек исключён из организации`,
  };
  /** Why a row is passed over. */
  const fault = ({ fault: code, duplicateOf }: ImportRow): string => {
    if (code === null) return '';
    const number = String(duplicateOf);
    return code === 'duplicate' ? t`Повторяет строку ${number}` : faults[code];
  };
  return { fields, states, problems, verdicts, fault };
}
