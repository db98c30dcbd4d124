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

export const wallOf = (instant: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);

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
