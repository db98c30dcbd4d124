/** Calendar days (`YYYY-MM-DD`) and wall times (`YYYY-MM-DDTHH:mm`), without a time of the device: a day is a day in any zone. */

const MINUTE = 60_000;
const DAY = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The wall time that clocks show in the zone: `2026-11-26T09:30`. */
export function wallTime(instant: string | Date, timeZone: string): string {
  return new Date(shownAt(new Date(instant).getTime(), timeZone)).toISOString().slice(0, 16);
}

/** The day in the zone. */
export const dayOf = (instant: string | Date, timeZone: string): string => wallTime(instant, timeZone).slice(0, 10);

/** The day that the device's own clock shows. */
export const deviceDay = (now = new Date()): string =>
  new Date(now.getTime() - now.getTimezoneOffset() * MINUTE).toISOString().slice(0, 10);

/** The instant at which clocks in the zone show this time; null of what is no time. An hour that a change of clocks skips moves on. */
export function instantOf(wall: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${wall}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) || Number.isNaN(asUtc)) return null;
  // Twice: the first guess may stand on the other side of a change of clocks.
  const guess = asUtc - (shownAt(asUtc, timeZone) - asUtc);
  return new Date(guess + (asUtc - shownAt(guess, timeZone))).toISOString();
}

/** What the zone's clocks show at the instant, read as if it were UTC. */
function shownAt(instant: number, timeZone: string): number {
  const known =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formatters.set(timeZone, known);
  const parts = new Map(known.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}

export const addDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** The wall time this many minutes later, by the clock on the wall. */
export const addMinutes = (wall: string, minutes: number): string =>
  new Date(Date.parse(`${wall}Z`) + minutes * MINUTE).toISOString().slice(0, 16);

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7;

export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The first day of the month that lies so many months away: «2026-11» of any of its days. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day.slice(0, 7)}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

/** The weeks that show a month, Monday first, with the days of its neighbours. */
export function weeksOf(month: string): string[][] {
  const weeks: string[][] = [];
  const next = addMonths(month, 1);
  for (let monday = mondayOf(`${month.slice(0, 7)}-01`); monday < next; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}
