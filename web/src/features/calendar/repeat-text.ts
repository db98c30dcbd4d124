import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural, select } from '@lingui/core/macro';
import type { MonthWeekday, Repeat, Weekday } from '#contract/repeat';
import { dateOnly, day as monthDay } from '#web/lib/dates.ts';

const SHORT: Record<Weekday, MessageDescriptor> = {
  MO: msg({ message: 'пн', context: 'день недели' }),
  TU: msg({ message: 'вт', context: 'день недели' }),
  WE: msg({ message: 'ср', context: 'день недели' }),
  TH: msg({ message: 'чт', context: 'день недели' }),
  FR: msg({ message: 'пт', context: 'день недели' }),
  SA: msg({ message: 'сб', context: 'день недели' }),
  SU: msg({ message: 'вс', context: 'день недели' }),
};

/** «пн», for a row of days to choose from. */
export const weekdayText = (day: Weekday, i18n: I18n): string => i18n._(SHORT[day]);

/** A rule in words: «каждую неделю по вт, чт до 31 декабря». `start` is the day of the first one. */
export function repeatText(repeat: Repeat, start: string, i18n: I18n): string {
  return [often(repeat, i18n), onWhich(repeat, start, i18n), until(repeat, i18n)].filter(Boolean).join(' ');
}

function often({ freq, interval }: Repeat, i18n: I18n): string {
  switch (freq) {
    case 'daily':
      return i18n._(
        msg`${plural(interval, { 1: 'каждый день', one: 'каждый # день', few: 'каждые # дня', many: 'каждые # дней', other: 'каждые # дня' })}`,
      );
    case 'weekly':
      return i18n._(
        msg`${plural(interval, { 1: 'каждую неделю', one: 'каждую # неделю', few: 'каждые # недели', many: 'каждые # недель', other: 'каждые # недели' })}`,
      );
    case 'monthly':
      return i18n._(
        msg`${plural(interval, { 1: 'каждый месяц', one: 'каждый # месяц', few: 'каждые # месяца', many: 'каждые # месяцев', other: 'каждые # месяца' })}`,
      );
    case 'yearly':
      return i18n._(
        msg`${plural(interval, { 1: 'каждый год', one: 'каждый # год', few: 'каждые # года', many: 'каждые # лет', other: 'каждые # года' })}`,
      );
  }
}

function onWhich({ freq, onDays, onMonthDays, onMonthWeekday }: Repeat, start: string, i18n: I18n): string {
  if (freq === 'weekly' && onDays.length === 5 && !onDays.includes('SA') && !onDays.includes('SU')) return i18n._(msg`по будням`);
  if (freq === 'weekly' && onDays.length > 0) {
    const days = onDays.map((day) => weekdayText(day, i18n)).join(', ');
    return i18n._(msg`по ${days}`);
  }
  if (onMonthWeekday) return nthText(onMonthWeekday, i18n);
  if (onMonthDays.length === 1 && onMonthDays[0] === -1) return i18n._(msg`в последний день`);
  if (freq === 'monthly') {
    const days = (onMonthDays.length > 0 ? onMonthDays : [Number(start.slice(8, 10))]).join(', ');
    return i18n._(msg`${days} числа`);
  }
  if (freq === 'yearly') {
    // A year of its own would be the event's first; of a rule it says nothing.
    const date = monthDay(`${start.slice(0, 10)}T12:00:00Z`, { i18n, timeZone: 'UTC', now: new Date(`${start.slice(0, 10)}T12:00:00Z`) });
    return date;
  }
  return '';
}

/** «в первую среду месяца»: the word for the number goes by the day's gender. */
function nthText({ nth, day }: MonthWeekday, i18n: I18n): string {
  const which = NTH[nth];
  const weekday = i18n._(FULL[day]);
  if (day === 'SU') {
    return i18n._(
      msg`${select(which, { first: 'в первое', second: 'во второе', third: 'в третье', fourth: 'в четвёртое', other: 'в последнее' })} ${weekday} месяца`,
    );
  }
  return FEMININE.has(day)
    ? i18n._(
        msg`${select(which, { first: 'в первую', second: 'во вторую', third: 'в третью', fourth: 'в четвёртую', other: 'в последнюю' })} ${weekday} месяца`,
      )
    : i18n._(
        msg`${select(which, { first: 'в первый', second: 'во второй', third: 'в третий', fourth: 'в четвёртый', other: 'в последний' })} ${weekday} месяца`,
      );
}

const NTH = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' } as const;
const FEMININE = new Set<Weekday>(['WE', 'FR', 'SA']);
const FULL: Record<Weekday, MessageDescriptor> = {
  MO: msg({ message: 'понедельник', context: 'в какой день' }),
  TU: msg({ message: 'вторник', context: 'в какой день' }),
  WE: msg({ message: 'среду', context: 'в какой день' }),
  TH: msg({ message: 'четверг', context: 'в какой день' }),
  FR: msg({ message: 'пятницу', context: 'в какой день' }),
  SA: msg({ message: 'субботу', context: 'в какой день' }),
  SU: msg({ message: 'воскресенье', context: 'в какой день' }),
};

function until({ count, until: last }: Repeat, i18n: I18n): string {
  if (count !== null) {
    return i18n._(msg`${plural(count, { one: '# раз', few: '# раза', many: '# раз', other: '# раза' })}`);
  }
  if (last === null) return '';
  const date = dateOnly(last, { i18n });
  return i18n._(msg`до ${date}`);
}
