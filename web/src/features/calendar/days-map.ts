import type { DayOff } from '#contract/calendar';
import { addDays } from '#web/lib/days.ts';
import type { ShownEvent } from './range-rows.ts';

/** The last day that an occurrence touches; what ends at midnight does not touch the next day. */
export const lastDay = ({ end }: Pick<ShownEvent, 'end'>): string =>
  end.endsWith('T00:00') ? addDays(end.slice(0, 10), -1) : end.slice(0, 10);

/** Day → what happens on it, in the order given; what lasts longer stands on each of its days within the range. */
export function byDay(rows: readonly ShownEvent[], { from, to }: { from: string; to: string }): Map<string, ShownEvent[]> {
  const days = new Map<string, ShownEvent[]>();
  for (const row of rows) {
    const first = row.start.slice(0, 10);
    const last = lastDay(row) < to ? lastDay(row) : to;
    for (let day = first < from ? from : first; day <= last; day = addDays(day, 1)) days.set(day, [...(days.get(day) ?? []), row]);
    // What has no length at all still happens.
    if (first > last && first >= from && first <= to) days.set(first, [...(days.get(first) ?? []), row]);
  }
  return days;
}

/** Whether nobody works on the day, weekends set aside. */
export const isDayOff = (off: DayOff | undefined): boolean => off?.kind === 'holiday' || off?.kind === 'transferred';

interface Run {
  from: string;
  to: string;
  readonly holiday: DayOff['holiday'];
}
/** Holidays that follow one another under one name, as one: first and last day. */
export function holidayRuns(holidays: readonly DayOff[]): Run[] {
  const runs: Run[] = [];
  for (const { date, holiday } of holidays) {
    const before = runs.at(-1);
    if (before && before.holiday === holiday && addDays(before.to, 1) === date) before.to = date;
    else runs.push({ from: date, to: date, holiday });
  }
  return runs;
}
