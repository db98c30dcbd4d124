import { sql } from 'kysely';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import type { OccurrenceId } from './tables.ts';

interface OfLine {
  readonly organizationId: OrganizationId;
  readonly occurrenceId: OccurrenceId;
  readonly memberId: MemberId;
}

/** This member's place in the line of those who wait, 1 is next; null for who does not stand there. */
export const placeInLine = async (db: Db, { organizationId, occurrenceId, memberId }: OfLine): Promise<number | null> => {
  const { rows } = await sql<{ place: number }>`
    select (select count(*)::int from event_answers before
      where before.organization_id = mine.organization_id and before.occurrence_id = mine.occurrence_id and before.answer = 'yes'
        and before.waiting and before.place <= mine.place) as place
    from event_answers mine
    where organization_id = ${organizationId} and occurrence_id = ${occurrenceId} and member_id = ${memberId} and waiting`.execute(db);
  return rows[0]?.place ?? null;
};
