import { useLingui } from '@lingui/react/macro';
import { LAST_YEAR, maskDate, maskTime, readDate, readTime, type Unread } from '#web/lib/typed-date.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { type Typed, useTyped } from './use-typed.ts';

export interface DateBounds {
  /** `YYYY-MM-DD`; what follows the day is left aside. */
  min?: string | undefined;
  max?: string | undefined;
}

interface Options extends DateBounds {
  value: string;
  onValue: (value: string) => void;
  required: boolean;
}

interface TypedField extends Typed {
  /** What to say of it; null when it is well. */
  error: string | null;
  placeholder: string;
}

/** Deadlines lie ahead, but not as far as a birth in the last century lies behind. */
const AHEAD = 20;

/** The text of a field of a date, «дд.мм.гггг» or dd/mm/yyyy. */
export function useTypedDate({ min, max, ...options }: Options): TypedField {
  const { t, i18n } = useLingui();
  const { shortDate } = useFormat();
  const separator = i18n.locale === 'en' ? '/' : '.';
  const latest = Math.min(new Date().getFullYear() + AHEAD, max ? Number(max.slice(0, 4)) : LAST_YEAR);
  const field = useTyped({
    ...options,
    show: (value) => (value === '' ? '' : shortDate(value)),
    read: (text) => readDate(text, latest),
    mask: (before, after) => maskDate(before, after, separator),
    whole: /\d{4}/,
  });
  const example = shortDate('1985-02-01');
  const texts: Record<Unread, string> = {
    form: t`Введите дату так: ${example}`,
    absent: t`Такого дня нет в календаре`,
    year: t`Год может быть от 1900 до 2099`,
  };
  const { value } = options;
  const beyond = (): string | null => {
    if (!field.left || value === '') return null;
    if (min && value < min.slice(0, 10)) {
      const day = shortDate(min.slice(0, 10));
      return t`Не раньше ${day}`;
    }
    if (max && value > max.slice(0, 10)) {
      const day = shortDate(max.slice(0, 10));
      return t`Не позже ${day}`;
    }
    return null;
  };
  return { ...field, error: field.problem === null ? beyond() : texts[field.problem], placeholder: t`дд.мм.гггг` };
}

/** The text of a field of a time, 24 hours. */
export function useTypedTime(options: Omit<Options, keyof DateBounds>): TypedField {
  const { t } = useLingui();
  const field = useTyped({ ...options, show: (value) => value, read: readTime, mask: maskTime, whole: /^\d\d:\d\d$/ });
  const texts: Record<Unread, string> = {
    form: t`Введите время так: 09:30`,
    absent: t`Такого времени нет: в сутках 24 часа`,
    year: '',
  };
  return { ...field, error: field.problem === null ? null : texts[field.problem], placeholder: t`чч:мм` };
}
