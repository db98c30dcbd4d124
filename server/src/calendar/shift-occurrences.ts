import { sql } from 'kysely';
import type { EventId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';

/** Moves the dates of all occurrences by so many days. */
export const shiftOccurrences = async (tx: Tx, organizationId: OrganizationId, eventId: EventId, days: number): Promise<void> => {
  await sql`update event_occurrences set on_date = on_date + ${days}::int
    where organization_id = ${organizationId} and event_id = ${eventId}`.execute(tx);
};
