import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';

/** Takes the occurrence that a change is of. Raises `not_found`, and `invalid` where a repeated event does not say which. */
export const lockOccurrence = async (
  tx: Tx,
  event: Pick<EventRecord, 'organization_id' | 'id' | 'repeat'>,
  on: string | undefined,
): Promise<OccurrenceRecord> => {
  if (event.repeat !== null && on === undefined) throw new Refusal('invalid', { fields: { on: 'invalid_type' } });
  const { rows } = await sql<OccurrenceRecord>`select * from event_occurrences
    where organization_id = ${event.organization_id} and event_id = ${event.id} and not gone
      ${event.repeat === null ? sql`` : sql`and on_date = ${on}::date`} for update`.execute(tx);
  const [occurrence] = rows;
  if (occurrence === undefined) throw new Refusal('not_found');
  return occurrence;
};
