import { useLingui } from '@lingui/react/macro';
import { ABSENT, type ChangeSource, type MemberField } from '#contract/member-card';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import type { CardField, CardValues } from './member-card-values.ts';

/** The words of the card: names of fields, and their values as people read them. */
export function useCardTexts() {
  const { t } = useLingui();
  const format = useFormat();
  const none = t`не указано`;
  const absent = t`Сведения отсутствуют`;
  const labels: Record<MemberField, string> = {
    lastName: t`Фамилия`,
    firstName: t`Имя`,
    patronymic: t`Отчество`,
    birthDate: t`Дата рождения`,
    phone: t`Телефон`,
    email: t`Email`,
    region: t`Регион`,
    cardNumber: t`Номер карты`,
    unionYear: t`Год вступления в профсоюз`,
    unionTicket: t`Номер профсоюзного билета`,
    children: t`Данные о детях или внуках до 16 лет`,
    child: t`Ребёнок`,
    excludeReason: t`Причина исключения`,
  };
  const sources: Record<ChangeSource, string> = {
    card: t`в карточке`,
    import: t`при импорте`,
    profile: t`в своём профиле`,
    'sign-up': t`при регистрации`,
  };
  const child = (name: string, birthDate: string) => [name, birthDate && format.shortDate(birthDate)].filter(Boolean).join(', ');

  /** As the history keeps it. */
  const kept = (field: MemberField, text: string): string => {
    if (text === '') return none;
    if (text === ABSENT) return absent;
    if (field === 'birthDate') return format.shortDate(text);
    if (field === 'phone') return showPhone(text);
    return field === 'child' ? child(text.slice(11), text.slice(0, 10)) : text;
  };
  /** As the form holds it. */
  const typed = (field: CardField, values: CardValues): string => {
    if (field === 'children') {
      if (values.childrenAbsent) return absent;
      return values.children.map(({ name, birthDate }) => child(name, birthDate)).join('; ') || none;
    }
    if (field === 'unionYear' || field === 'unionTicket') return values[`${field}Absent`] ? absent : values[field] || none;
    return kept(field, values[field]);
  };
  return { labels, sources, kept, typed };
}
