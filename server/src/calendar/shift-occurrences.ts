import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import { addDays } from '#server/platform/time/wall-time.ts';
import type { PlannedDates } from './plan-dates.ts';
import { setAside } from './set-aside.ts';
import type { EventRecord } from './tables.ts';

interface Shift extends PlannedDates {
  readonly days: number;
  /** Whether the rule has followed its days: then there is a new date for each old one. */
  readonly paired: boolean;
}

/**
 * Moves the dates of all occurrences by so many days. Where the rule puts them otherwise (the first Monday is not always the day before
 * the second Tuesday), the i-th goes to the rule's i-th date. Gives where each has gone.
 */
export const shiftOccurrences = async (
  tx: Tx,
  event: Pick<EventRecord, 'organization_id' | 'id'>,
  { days, dates, to, paired }: Shift,
): Promise<ReadonlyMap<string, string>> => {
  const ofEvent = sql`organization_id = ${event.organization_id} and event_id = ${event.id}`;
  const { rows } = await sql<{ on_date: string }>`select on_date from event_occurrences where ${ofEvent} order by on_date`.execute(tx);
  const known = new Set(dates);
  const moved = rows.map(({ on_date }) => [on_date, addDays(on_date, days)] as const);
  const alike = moved.every(([, date]) => known.has(date) || (to !== null && date > to));
  const pairs =
    alike || !paired ? moved : moved.flatMap(([on], index) => (dates[index] === undefined ? [] : [[on, dates[index]] as const]));
  const from = pairs.map(([on]) => on);
  // Of more than the rule has dates the last go: one of them may stand on another's new date.
  await setAside(tx, event, sql`on_date <> all(${from}::date[])`);
  await sql`update event_occurrences set on_date = given.date
    from unnest(${from}::date[], ${pairs.map(([, date]) => date)}::date[]) as given (on_date, date)
    where ${ofEvent} and event_occurrences.on_date = given.on_date`.execute(tx);
  return new Map(pairs);
};
