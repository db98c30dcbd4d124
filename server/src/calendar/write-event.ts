import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import type { EventRecord } from './tables.ts';

/** Writes what is said of all repetitions of an event. */
export const writeEvent = async (tx: Tx, next: EventRecord): Promise<void> => {
  await sql`update events set title = ${next.title}, link = ${next.link}, place = ${next.place}, kind = ${next.kind},
      description = ${next.description === null ? null : JSON.stringify(next.description)}::jsonb, capacity = ${next.capacity},
      attachments = ${next.attachments}::uuid[], audience = ${next.audience}::uuid[], all_day = ${next.all_day},
      start_wall = ${next.start_wall}, end_wall = ${next.end_wall}, repeat = ${next.repeat}, repeated_to = ${next.repeated_to}::date,
      edited_at = ${next.edited_at}, version = ${next.version}, sequence = ${next.sequence}
    where organization_id = ${next.organization_id} and id = ${next.id}`.execute(tx);
};
