import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import { admitWaiting } from './admit-waiting.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';

/** Lets in who waits for any repetition of an event that is still to come, as far as there are places. */
export const admitAll = async (tx: Tx, event: EventRecord, now: Date): Promise<void> => {
  const { rows } = await sql<OccurrenceRecord>`select * from event_occurrences
    where organization_id = ${event.organization_id} and event_id = ${event.id} and waiting > 0 and ends_at > ${now} and not gone
    order by id for update`.execute(tx);
  for (const occurrence of rows) await admitWaiting(tx, event, occurrence, now);
};
