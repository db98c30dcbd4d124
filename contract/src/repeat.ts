import { z } from 'zod';

/** RFC 5545, 3.3.10: the part of recurrence rules that people choose in a dialog; whatever else a rule can say is refused. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export const MAX_REPEAT_INTERVAL = 99;
/** Occurrences of one event: a daily one of two years. */
export const MAX_OCCURRENCES = 750;

/** The n-th weekday of a month: 1 to 4 from its beginning, −1 is the last. */
export interface MonthWeekday {
  readonly nth: 1 | 2 | 3 | 4 | -1;
  readonly day: Weekday;
}
/** A rule as the dialog shows it. What has no `on…` repeats on the day of its start. */
export interface Repeat {
  readonly freq: 'daily' | 'weekly' | 'monthly' | 'yearly';
  /** Every day, every second day …; 1 is every one. */
  readonly interval: number;
  /** Weekly: on these days, in the order of the week. */
  readonly onDays: readonly Weekday[];
  /** Monthly: on these days of the month, −1 is its last day; a month without the day is left out. */
  readonly onMonthDays: readonly number[];
  /** Monthly, instead: on the second Tuesday, on the last Friday. */
  readonly onMonthWeekday: MonthWeekday | null;
  /** At most one of the two: so many times, or up to and with this day (`YYYY-MM-DD` in the event's zone). Neither: for ever. */
  readonly count: number | null;
  readonly until: string | null;
}

const FREQ = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' } as const;
const isFreq = (word: string | undefined): word is keyof typeof FREQ => word !== undefined && Object.hasOwn(FREQ, word);
const isWeekday = (word: string): word is Weekday => WEEKDAYS.some((day) => day === word);
const NTH = [1, 2, 3, 4, -1] as const;

/** `FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;UNTIL=20271231` → what it says; null for what is no such rule. */
export const parseRepeat = (rule: string): Repeat | null => {
  const pairs = rule.split(';').map((part) => part.split('='));
  const parts = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL'];
  if (parts.size !== pairs.length || pairs.some(([name, value, more]) => !known.includes(name ?? '') || !value || more !== undefined))
    return null;
  const word = parts.get('FREQ');
  if (!isFreq(word)) return null;
  const freq = FREQ[word];
  const interval = wholeNumber(parts.get('INTERVAL') ?? '1', 1, MAX_REPEAT_INTERVAL);
  const count = parts.has('COUNT') ? wholeNumber(parts.get('COUNT'), 1, MAX_OCCURRENCES) : null;
  const until = parts.has('UNTIL') ? dateOf(parts.get('UNTIL') ?? '') : null;
  const days = daysOf(freq, parts.get('BYDAY'));
  const onMonthDays = monthDaysOf(freq, parts.get('BYMONTHDAY'));
  if (interval === undefined || count === undefined || until === undefined || days === undefined || onMonthDays === undefined) return null;
  if ((count !== null && until !== null) || (onMonthDays.length > 0 && days.onMonthWeekday !== null)) return null;
  return { freq, interval, ...days, onMonthDays, count, until };
};

/** The one spelling of a rule: `parseRepeat` of it gives the same again. */
export const formatRepeat = ({ freq, interval, onDays, onMonthDays, onMonthWeekday, count, until }: Repeat): string =>
  [
    `FREQ=${freq.toUpperCase()}`,
    ...(interval === 1 ? [] : [`INTERVAL=${interval}`]),
    ...(onDays.length === 0 ? [] : [`BYDAY=${WEEKDAYS.filter((day) => onDays.includes(day)).join(',')}`]),
    ...(onMonthWeekday === null ? [] : [`BYDAY=${onMonthWeekday.nth}${onMonthWeekday.day}`]),
    ...(onMonthDays.length === 0 ? [] : [`BYMONTHDAY=${onMonthDays.join(',')}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
    ...(until === null ? [] : [`UNTIL=${until.replaceAll('-', '')}`]),
  ].join(';');

/** A rule as it is sent and kept. `UNTIL` is a date here; a calendar file gets it as RFC 5545 asks. */
export const RepeatRule = z
  .string()
  .max(200)
  .refine((rule) => parseRepeat(rule) !== null);

const wholeNumber = (text: string | undefined, min: number, max: number): number | undefined => {
  const value = /^-?\d{1,4}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
};

const dateOf = (text: string): string | undefined => {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  return z.iso.date().safeParse(date).success ? date : undefined;
};

const daysOf = (freq: Repeat['freq'], text: string | undefined): Pick<Repeat, 'onDays' | 'onMonthWeekday'> | undefined => {
  if (text === undefined) return { onDays: [], onMonthWeekday: null };
  const words = text.split(',');
  if (freq === 'weekly') {
    const onDays = WEEKDAYS.filter((day) => words.includes(day));
    return words.every(isWeekday) && onDays.length === words.length ? { onDays, onMonthWeekday: null } : undefined;
  }
  const [, number, day = ''] = /^(-?\d)([A-Z]{2})$/.exec(text) ?? [];
  const nth = NTH.find((one) => String(one) === number);
  return freq === 'monthly' && nth !== undefined && isWeekday(day) ? { onDays: [], onMonthWeekday: { nth, day } } : undefined;
};

const monthDaysOf = (freq: Repeat['freq'], text: string | undefined): number[] | undefined => {
  if (text === undefined) return [];
  const days = text.split(',').map((day) => wholeNumber(day, -1, 31));
  const sound = days.filter((day) => day !== undefined && day !== 0);
  return freq === 'monthly' && sound.length === days.length && new Set(sound).size === sound.length
    ? sound.filter((day) => day !== undefined)
    : undefined;
};
