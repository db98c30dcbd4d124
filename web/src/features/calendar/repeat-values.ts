import type { Repeat, Weekday } from '#contract/repeat';
import { addDays, weekdayOf } from '#web/lib/days.ts';

/** As the dialog shows a rule: simple choices, or «настроить». */
export type RepeatChoice = 'never' | 'daily' | 'workdays' | 'weekly' | 'monthly' | 'yearly' | 'custom';
export interface RepeatValues {
  choice: RepeatChoice;
  freq: Repeat['freq'];
  interval: number;
  onDays: Weekday[];
  /** Monthly: by the number of the day, by the weekday, or on the last day. */
  monthly: 'date' | 'weekday' | 'last';
  /** What the rule says of the weekday: of a month with four Fridays the start alone does not tell the fourth from the last. */
  weekday: Repeat['onMonthWeekday'];
  ends: 'never' | 'until' | 'count';
  until: string;
  count: number;
}

/** The order of the week, from Monday. The contract's own list would bring its schemas along. */
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const satisfies readonly Weekday[];
const WORKDAYS: readonly Weekday[] = DAYS.slice(0, 5);

export const noRepeat = (): RepeatValues => ({
  choice: 'never',
  freq: 'weekly',
  interval: 1,
  onDays: [],
  monthly: 'date',
  weekday: null,
  ends: 'never',
  until: '',
  count: 10,
});

export const dayName = (day: string): Weekday => DAYS[weekdayOf(day.slice(0, 10)) - 1] ?? 'MO';

/** The n-th such weekday of its month: 1 to 4, or −1 for the fifth, which is the last. */
export const nthOf = (day: string): 1 | 2 | 3 | 4 | -1 => {
  const nth = Math.ceil(Number(day.slice(8, 10)) / 7);
  return nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : -1;
};

/** What the dialog says, as a rule; null: not repeated. `start` is the day of the first one. */
export function repeatOf(values: RepeatValues, start: string): Repeat | null {
  const simple = { interval: 1, onDays: [], onMonthDays: [], onMonthWeekday: null, ...endOf(values) };
  switch (values.choice) {
    case 'never':
      return null;
    case 'workdays':
      return { ...simple, freq: 'weekly', onDays: WORKDAYS };
    case 'custom': {
      const { freq, interval } = values;
      if (freq === 'weekly') {
        const onDays = DAYS.filter((day) => values.onDays.includes(day));
        return { ...simple, freq, interval, onDays: onDays.length > 0 ? onDays : [dayName(start)] };
      }
      if (freq !== 'monthly' || values.monthly === 'date') return { ...simple, freq, interval };
      return values.monthly === 'last'
        ? { ...simple, freq, interval, onMonthDays: [-1] }
        : { ...simple, freq, interval, onMonthWeekday: monthWeekday(values.weekday, start) };
    }
    default:
      return { ...simple, freq: values.choice };
  }
}

/** The rule's own, as long as the start is such a day. */
const monthWeekday = (own: RepeatValues['weekday'], start: string): NonNullable<RepeatValues['weekday']> => {
  const date = start.slice(0, 10);
  const day = dayName(date);
  const isLast = addDays(date, 7).slice(5, 7) !== date.slice(5, 7);
  return own?.day === day && own.nth === -1 && isLast ? own : { nth: nthOf(date), day };
};

const endOf = ({ ends, until, count }: RepeatValues) => ({
  until: ends === 'until' && until !== '' ? until : null,
  count: ends === 'count' ? count : null,
});

/** A rule as the dialog shows it. What the dialog cannot say whole (two dates of a month) shows as its nearest. */
export function repeatValues(repeat: Repeat | null): RepeatValues {
  const empty = noRepeat();
  if (repeat === null) return empty;
  const { freq, interval, onDays, onMonthDays, onMonthWeekday, count, until } = repeat;
  const ends = until === null ? (count === null ? 'never' : 'count') : 'until';
  const monthly = onMonthWeekday ? 'weekday' : onMonthDays[0] === -1 ? 'last' : 'date';
  const workdays = freq === 'weekly' && interval === 1 && onDays.join() === WORKDAYS.join();
  const plain = interval === 1 && onDays.length === 0 && onMonthDays.length === 0 && onMonthWeekday === null;
  return {
    choice: workdays ? 'workdays' : plain ? freq : 'custom',
    freq,
    interval,
    onDays: [...onDays],
    monthly,
    weekday: onMonthWeekday,
    ends,
    until: until ?? '',
    count: count ?? empty.count,
  };
}
