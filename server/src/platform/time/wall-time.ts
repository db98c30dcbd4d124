import { Temporal } from 'temporal-polyfill';

const MINUTE = 60_000;
export const DAY_MINUTES = 1_440;

// A wall reads as if it were UTC, so that days and minutes can be counted on it; the zone comes in last.
const asUtc = (wall: string): number => Date.parse(`${wall}:00.000Z`);

/** Minutes on the wall from one time to another. */
export const minutesBetween = (from: string, to: string): number => (asUtc(to) - asUtc(from)) / MINUTE;

export const addMinutes = (wall: string, minutes: number): string => new Date(asUtc(wall) + minutes * MINUTE).toISOString().slice(0, 16);

export const dateOf = (wall: string): string => wall.slice(0, 10);

export const addDays = (date: string, days: number): string => dateOf(addMinutes(`${date}T00:00`, days * DAY_MINUTES));

export const daysBetween = (from: string, to: string): number => minutesBetween(`${from}T00:00`, `${to}T00:00`) / DAY_MINUTES;

/** The wall's date and a time of day: `2026-11-23` and `…T10:00` → `2026-11-23T10:00`. */
export const atTimeOf = (date: string, wall: string): string => `${date}${wall.slice(10)}`;

/** A time that the clock skips in spring is an hour later, of one that it shows twice the first is meant (RFC 5545, 3.3.5). */
export const instantOf = (wall: string, zone: string): Date =>
  new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds);

/** What calendar and clock of a zone show. */
export const wallOf = (instant: Date, zone: string): string => formatOf(zone).format(instant).replace(' ', 'T');

/** The day that it is in a zone, `YYYY-MM-DD`. */
export const localDate = (instant: Date, zone: string): string => dateOf(wallOf(instant, zone));

// Making a format takes twenty times as long as using it, and lists have a date in each row. There are some hundred zones.
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  // Swedes write as ISO 8601 does.
  const made = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, made);
  return made;
};

/** When reminders of whole days are counted from: nobody wants to be woken at midnight. */
const MORNING = 'T09:00';

export interface Times {
  readonly allDay: boolean;
  readonly start: string;
  readonly end: string;
}
export interface Instants {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly anchorAt: Date;
}

/** The instants of walls in their zone. An end that the clock's jump puts before its start keeps the length that the wall shows. */
export const instantsOf = ({ allDay, start, end }: Times, zone: string): Instants => {
  const startsAt = instantOf(start, zone);
  const endsAt = instantOf(end, zone);
  return {
    startsAt,
    endsAt: endsAt > startsAt ? endsAt : new Date(startsAt.getTime() + minutesBetween(start, end) * MINUTE),
    anchorAt: allDay ? instantOf(`${dateOf(start)}${MORNING}`, zone) : startsAt,
  };
};
