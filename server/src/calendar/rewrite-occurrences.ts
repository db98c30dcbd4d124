import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import { insertOccurrences } from './insert-occurrences.ts';
import { rowOn, type Series } from './policy.ts';
import { setAside } from './set-aside.ts';

/**
 * Makes the occurrences fit the event's rule and times: those of dates that the rule has no more are set aside, new ones come, those that stay
 * keep answers, own words and, where they were moved alone, own times.
 */
export const rewriteOccurrences = async (tx: Tx, event: Series, dates: readonly string[], now: Date): Promise<void> => {
  const ofEvent = sql`organization_id = ${event.organization_id} and event_id = ${event.id}`;
  await setAside(tx, event, sql`on_date <> all(${dates}::date[])`);
  const rows = dates.map((date) => ({ date, ...rowOn(event, date) }));
  const { rows: kept } = await sql<{ on_date: string }>`
    update event_occurrences o set
      all_day = case when moved then o.all_day else ${event.all_day} end,
      start_wall = case when moved then o.start_wall else given.start end,
      end_wall = case when moved then o.end_wall else given."end" end,
      starts_at = case when moved then o.starts_at else given."startsAt" end,
      ends_at = case when moved then o.ends_at else given."endsAt" end,
      anchor_at = case when moved then o.anchor_at else given."anchorAt" end
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (
      date date, start text, "end" text, "startsAt" timestamptz, "endsAt" timestamptz, "anchorAt" timestamptz)
    where ${ofEvent} and o.on_date = given.date returning o.on_date`.execute(tx);
  const known = new Set(kept.map((row) => row.on_date));
  await insertOccurrences(
    tx,
    event,
    dates.filter((date) => !known.has(date)),
    now,
  );
};
