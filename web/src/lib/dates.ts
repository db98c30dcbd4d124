import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Dates as people say them. Every function takes the language and, for tests, the clock and the zone; the zone is the device's own by default. */
export interface DateContext {
  readonly i18n: I18n;
  readonly now?: Date;
  readonly timeZone?: string | undefined;
}

type Options = Intl.DateTimeFormatOptions;
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(date: Date, locale: string, options: Options): string {
  const key = locale + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'ru-RU', options);
  formatters.set(key, known);
  return known.format(date);
}

/** The calendar day in the zone as a number of days, so that «yesterday» is a subtraction. */
function dayNumber(date: Date, timeZone: string | undefined): number {
  const [year = 0, month = 1, day = 1] = format(date, 'en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .split('/')
    .map(Number)
    .toReversed();
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

export const time = (instant: string, { i18n, timeZone }: DateContext) =>
  format(new Date(instant), i18n.locale, { timeZone, hour: '2-digit', minute: '2-digit' });

/** «18 июля», with the year when it is another one: «18 июля 2025». */
export function day(instant: string, { i18n, now = new Date(), timeZone }: DateContext): string {
  const date = new Date(instant);
  const year: Options = { timeZone, year: 'numeric' };
  const sameYear = format(date, 'en', year) === format(now, 'en', year);
  const text = format(date, i18n.locale, { timeZone, day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
  return text.replace(/\s?г\.$/, '');
}

/** «сегодня в 13:16», «вчера в 9:05», «завтра в 10:00», «18 июля в 13:16»; the year when it is another one. */
export function dayTime(instant: string, context: DateContext): string {
  const { i18n, now = new Date(), timeZone } = context;
  const at = time(instant, context);
  const days = dayNumber(new Date(instant), timeZone) - dayNumber(now, timeZone);
  if (days === 0) return i18n._(msg`сегодня в ${at}`);
  if (days === -1) return i18n._(msg`вчера в ${at}`);
  if (days === 1) return i18n._(msg`завтра в ${at}`);
  const date = day(instant, context);
  return i18n._(msg`${date} в ${at}`);
}

/** «сегодня», «вчера», «18 июля». */
export function dayWord(instant: string, context: DateContext): string {
  const { i18n, now = new Date(), timeZone } = context;
  const days = dayNumber(new Date(instant), timeZone) - dayNumber(now, timeZone);
  if (days === 0) return i18n._(msg`сегодня`);
  if (days === -1) return i18n._(msg`вчера`);
  if (days === 1) return i18n._(msg`завтра`);
  return day(instant, context);
}

/** «18.07.2025», for tables. Takes an instant or a date without time (`YYYY-MM-DD`), which no zone may shift. */
export function shortDate(value: string, { i18n, timeZone }: DateContext): string {
  const zone = value.length === 10 ? 'UTC' : timeZone;
  return format(new Date(value), i18n.locale, { timeZone: zone, day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** «воскресенье, 22 ноября». */
export const weekday = (now: Date, { i18n, timeZone }: DateContext) =>
  format(now, i18n.locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' });

/** «ноя» for a column of a chart, three letters in either language; takes `YYYY-MM`. */
export const monthName = (month: string, { i18n }: DateContext) =>
  format(new Date(`${month}-15T12:00:00Z`), i18n.locale, { timeZone: 'UTC', month: 'short' }).slice(0, 3);

const ofDay = (day: string, options: Options, { i18n }: DateContext) =>
  format(new Date(`${day.slice(0, 10)}T12:00:00Z`), i18n.locale, { timeZone: 'UTC', ...options });

/** «ноябрь 2026», of any of its days. */
export const month = (day: string, context: DateContext) => ofDay(day, { month: 'long', year: 'numeric' }, context).replace(/\s?г\.$/, '');

/** «четверг, 26 ноября», of `YYYY-MM-DD`; with the year when it is another one. */
export function longDay(day: string, context: DateContext): string {
  const { now = new Date(), timeZone } = context;
  const thisYear = format(now, 'en', { timeZone, year: 'numeric' }) === day.slice(0, 4);
  const options: Options = { weekday: 'long', day: 'numeric', month: 'long', ...(thisYear ? {} : { year: 'numeric' }) };
  return ofDay(day, options, context).replace(/\s?г\.$/, '');
}

/** «понедельник», of `YYYY-MM-DD`. */
export const weekdayName = (day: string, context: DateContext) => ofDay(day, { weekday: 'long' }, context);

/** «пн», of `YYYY-MM-DD`. */
export const weekdayShort = (day: string, context: DateContext) => ofDay(day, { weekday: 'short' }, context);

/** «26 ноября», of `YYYY-MM-DD`, with the year when it is another one. */
export const dateOnly = (value: string, context: DateContext) => day(`${value}T12:00:00Z`, { ...context, timeZone: 'UTC' });

/** «16–22 ноября 2026», of two `YYYY-MM-DD`. */
export const dayRange = (from: string, to: string, { i18n }: DateContext) =>
  new Intl.DateTimeFormat(i18n.locale === 'en' ? 'en-GB' : 'ru-RU', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
    .formatRange(new Date(from), new Date(to))
    .replace(/\s?г\.$/, '');
