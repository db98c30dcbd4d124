import { sql } from 'kysely';
import type { Db } from '#server/platform/database/database.ts';
import type { EventRecord, UndoRecord } from './tables.ts';

/** What is remembered of an event from before its last change; undefined where nothing is, or not any more. */
export const findUndo = async (
  db: Db,
  { organization_id, id }: Pick<EventRecord, 'organization_id' | 'id'>,
): Promise<UndoRecord | undefined> => {
  const { rows } = await sql<UndoRecord>`
    select version, of_event_id, of_version, scope, on_date, said, created_at,
      array(select (was ->> 'id')::uuid from jsonb_array_elements(occurrences) was) as occurrence_ids
    from event_undos where organization_id = ${organization_id} and event_id = ${id}`.execute(db);
  return rows[0];
};
