import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { TaskRepeat, Weekday } from '#contract/tasks';
import { day } from '#web/lib/dates.ts';

export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const satisfies readonly Weekday[];
export const weekdayWords: Record<Weekday, MessageDescriptor> = {
  MO: msg`пн`,
  TU: msg`вт`,
  WE: msg`ср`,
  TH: msg`чт`,
  FR: msg`пт`,
  SA: msg`сб`,
  SU: msg`вс`,
};

/** «каждые 2 недели: пн, ср, до 1 мая». */
export function repeatText({ every, interval, weekdays, until }: TaskRepeat, i18n: I18n): string {
  const how: Record<TaskRepeat['every'], MessageDescriptor> = {
    day: msg`${plural(interval, { one: 'каждый # день', few: 'каждые # дня', many: 'каждые # дней', other: 'каждые # дня' })}`,
    week: msg`${plural(interval, { one: 'каждую # неделю', few: 'каждые # недели', many: 'каждые # недель', other: 'каждые # недели' })}`,
    month: msg`${plural(interval, { one: 'каждый # месяц', few: 'каждые # месяца', many: 'каждые # месяцев', other: 'каждые # месяца' })}`,
    year: msg`${plural(interval, { one: 'каждый # год', few: 'каждые # года', many: 'каждые # лет', other: 'каждые # года' })}`,
  };
  const once: Record<TaskRepeat['every'], MessageDescriptor> = {
    day: msg`каждый день`,
    week: msg`каждую неделю`,
    month: msg`каждый месяц`,
    year: msg`каждый год`,
  };
  const rhythm = i18n._(interval === 1 ? once[every] : how[every]);
  const days = WEEKDAYS.filter((weekday) => weekdays.includes(weekday))
    .map((weekday) => i18n._(weekdayWords[weekday]))
    .join(', ');
  const text = days === '' ? rhythm : `${rhythm}: ${days}`;
  if (until === null) return text;
  const end = day(`${until}T12:00:00Z`, { i18n, timeZone: 'UTC' });
  return i18n._(msg`${text}, до ${end}`);
}
