import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { rowOn, type Series } from './policy.ts';
import type { OccurrenceId } from './tables.ts';

/** Writes occurrences of an event on these dates, by one statement. */
export const insertOccurrences = async (tx: Tx, event: Series, dates: readonly string[], now: Date): Promise<void> => {
  const rows = dates.map((date) => ({ id: newId<OccurrenceId>(now), date, ...rowOn(event, date) }));
  await sql`insert into event_occurrences
      (organization_id, id, event_id, on_date, all_day, start_wall, end_wall, starts_at, ends_at, anchor_at)
    select ${event.organization_id}::uuid, id, ${event.id}::uuid, date, ${event.all_day}, start, "end", "startsAt", "endsAt", "anchorAt"
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (
      id uuid, date date, start text, "end" text, "startsAt" timestamptz, "endsAt" timestamptz, "anchorAt" timestamptz)`.execute(tx);
};
