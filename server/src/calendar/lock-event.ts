import { sql } from 'kysely';
import type { EventId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { EventRecord } from './tables.ts';

/**
 * Takes an event, so that its changes come one after the other; answers hold it shared, so that none slips in between. Raises
 * `not_found`; of what was called off too, unless it is wanted.
 */
export const lockEvent = async (tx: Tx, organizationId: OrganizationId, eventId: EventId, calledOff = false): Promise<EventRecord> => {
  const { rows } = await sql<EventRecord>`
    select organization_id, id, author_person_id, author_name, title, description, link, place, kind, capacity, attachments, audience, all_day,
      start_wall, end_wall, time_zone, repeat, repeated_to, created_at, edited_at, deleted_at, version, sequence
    from events where organization_id = ${organizationId} and id = ${eventId} for no key update`.execute(tx);
  const [event] = rows;
  if (event === undefined || (event.deleted_at !== null && !calledOff)) throw new Refusal('not_found');
  return event;
};
