import { useLingui } from '@lingui/react';
import * as dates from '#web/lib/dates.ts';
import * as numbers from '#web/lib/numbers.ts';

/** Dates and numbers in the language shown now. `timeZone` is the device's unless the organisation's own is meant. */
export function useFormat(timeZone?: string) {
  const { i18n } = useLingui();
  const context = { i18n, timeZone };
  return {
    /** «18 июля» */
    day: (instant: string) => dates.day(instant, context),
    /** «сегодня в 13:16», «вчера в 9:05», «18 июля в 13:16» */
    dayTime: (instant: string) => dates.dayTime(instant, context),
    /** «сегодня», «вчера», «18 июля» */
    dayWord: (instant: string) => dates.dayWord(instant, context),
    /** «18.07.2025», of an instant or of `YYYY-MM-DD` */
    shortDate: (value: string) => dates.shortDate(value, context),
    /** «13:16» */
    time: (instant: string) => dates.time(instant, context),
    /** «воскресенье, 22 ноября» */
    weekday: (now: Date) => dates.weekday(now, context),
    /** «ноя», of `YYYY-MM` */
    monthName: (month: string) => dates.monthName(month, context),
    /** «ноябрь 2026», of any of its days */
    month: (day: string) => dates.month(day, context),
    /** «четверг, 26 ноября», of `YYYY-MM-DD` */
    longDay: (day: string) => dates.longDay(day, context),
    /** «26 ноября», of `YYYY-MM-DD` */
    dateOnly: (day: string) => dates.dateOnly(day, context),
    /** «16–22 ноября 2026», of two `YYYY-MM-DD` */
    dayRange: (from: string, to: string) => dates.dayRange(from, to, context),
    /** «понедельник», «пн», of `YYYY-MM-DD` */
    weekdayName: (day: string) => dates.weekdayName(day, context),
    weekdayShort: (day: string) => dates.weekdayShort(day, context),
    /** «1 284» with a thin space */
    number: (value: number) => numbers.number(value, i18n.locale),
    /** «52 %», of 0.52 */
    percent: (share: number) => numbers.percent(share, i18n.locale),
    /** «1,5 МБ» */
    fileSize: (bytes: number) => numbers.fileSize(bytes, i18n),
  };
}
