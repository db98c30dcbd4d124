import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { formatRepeat, parseRepeat, type Repeat, WEEKDAYS, type Weekday } from '#contract/repeat';
import { addDays, daysBetween } from './wall-time.ts';

/** Dates written at once: eight years of a daily event. */
export const MAX_DATES = 3_000;
/** Further than two months from where the days have gone no rule has a date of the same number. */
const LONGEST_LAG = 62;
const FREQ = { daily: 'DAILY', weekly: 'WEEKLY', monthly: 'MONTHLY', yearly: 'YEARLY' } as const;

export interface Dates {
  readonly dates: readonly string[];
  /** Whether the rule goes on beyond the last of them. */
  readonly more: boolean;
}

/**
 * The dates of a rule from its first day on, up to and with `to`. Rules are of whole days, so they are asked in UTC, and the time of the
 * wall is put to each date afterwards: clocks that jump cannot disturb them.
 */
export const expandRepeat = (rule: string, first: string, to: string): Dates => {
  const repeat = readRepeat(rule);
  const recurrence = new RRuleTemporal({
    freq: FREQ[repeat.freq],
    interval: repeat.interval,
    wkst: 'MO',
    ...(repeat.onDays.length === 0 ? {} : { byDay: [...repeat.onDays] }),
    ...(repeat.onMonthWeekday === null ? {} : { byDay: [`${repeat.onMonthWeekday.nth}${repeat.onMonthWeekday.day}`] }),
    ...(repeat.onMonthDays.length === 0 ? {} : { byMonthDay: [...repeat.onMonthDays] }),
    ...(repeat.count === null ? {} : { count: repeat.count }),
    ...(repeat.until === null ? {} : { until: midnight(repeat.until) }),
    dtstart: midnight(first),
    tzid: 'UTC',
    cache: false,
  });
  const dates: string[] = [];
  let more = false;
  recurrence.all((date) => {
    const day = date.toString().slice(0, 10);
    more = day > to || dates.length === MAX_DATES;
    if (!more) dates.push(day);
    return !more;
  });
  return { dates, more };
};

/** A stored rule, which was checked when it came in. */
export const readRepeat = (rule: string): Repeat => {
  const repeat = parseRepeat(rule);
  if (repeat === null) throw new Error('A stored rule cannot be read');
  return repeat;
};

const midnight = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC' });

/** The rule of what comes before a date, where a series is split. */
export const endBefore = (rule: string, date: string): string =>
  formatRepeat({ ...readRepeat(rule), count: null, until: addDays(date, -1) });

/** The rule of what is left after so many repetitions, where a series is split. */
export const leaveOut = (rule: string, passed: number): string => {
  const repeat = readRepeat(rule);
  return formatRepeat({ ...repeat, count: repeat.count === null ? null : Math.max(1, repeat.count - passed) });
};

/** The rule of a series whose days were moved from one date to another; null where its days cannot follow (two days of a month). */
export const shiftRepeat = (rule: string, from: string, to: string): string | null => {
  const shifted = shiftRule(rule, from, to);
  return shifted && endAsMany(rule, from, shifted, to);
};

/** Months differ: a rule that ends by a day ends after as many dates as before it was moved. */
const endAsMany = (rule: string, from: string, shifted: string, to: string): string => {
  const { until: end } = readRepeat(rule);
  const repeat = readRepeat(shifted);
  if (end === null || repeat.until === null) return shifted;
  const { until } = repeat;
  const before = expandRepeat(rule, from, end).dates.length;
  const { dates } = expandRepeat(formatRepeat({ ...repeat, until: null }), to, addDays(until, LONGEST_LAG));
  const last = dates[before - 1];
  return last === undefined || dates.filter((date) => date <= until).length === before ? shifted : formatRepeat({ ...repeat, until: last });
};

const shiftRule = (rule: string, from: string, to: string): string | null => {
  const repeat = readRepeat(rule);
  const days = daysBetween(from, to);
  const until = repeat.until === null ? null : addDays(repeat.until, days);
  if (repeat.freq === 'weekly') return formatRepeat({ ...repeat, until, onDays: repeat.onDays.map((day) => shiftDay(day, days)) });
  if (repeat.onMonthWeekday !== null) return formatRepeat({ ...repeat, until, onMonthWeekday: monthWeekdayOf(to) });
  if (repeat.onMonthDays.length > 1) return null;
  return formatRepeat({
    ...repeat,
    until,
    onMonthDays: repeat.onMonthDays.map((day) => (day === -1 && isLastDay(to) ? -1 : Number(to.slice(8)))),
  });
};

const shiftDay = (day: Weekday, days: number): Weekday => WEEKDAYS[(((WEEKDAYS.indexOf(day) + days) % 7) + 7) % 7] ?? day;

const monthWeekdayOf = (date: string): NonNullable<Repeat['onMonthWeekday']> => {
  const plain = Temporal.PlainDate.from(date);
  const week = Math.ceil(plain.day / 7);
  const nth = week === 1 || week === 2 || week === 3 || week === 4 ? week : -1;
  return { nth, day: WEEKDAYS[plain.dayOfWeek - 1] ?? 'MO' };
};

const isLastDay = (date: string): boolean => addDays(date, 1).endsWith('-01');
