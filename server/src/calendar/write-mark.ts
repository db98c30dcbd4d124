import { sql } from 'kysely';
import type { EventAnswer, markPresent as endpoint } from '#contract/calendar';
import type { Result } from '#contract/route';
import type { CardHolder } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { eventAnswered } from './events.ts';
import type { OccurrenceRecord } from './tables.ts';

/** Writes down that a member has come, once, and tells it; gives the mark as it stands. */
export const writeMark = async (
  tx: Tx,
  { now, organizationId, personId }: AdminScope,
  occurrence: Pick<OccurrenceRecord, 'id' | 'event_id' | 'on_date'>,
  { memberId, name }: Pick<CardHolder, 'memberId' | 'name'>,
): Promise<Result<typeof endpoint>> => {
  const { rows } = await sql`
    insert into event_attendances (organization_id, occurrence_id, member_id, at, marked_by_person_id)
    values (${organizationId}, ${occurrence.id}, ${memberId}, ${now}, ${personId})
    on conflict do nothing returning at`.execute(tx);
  const counted = await sql<{ present: number }>`update event_occurrences set present = present + ${rows.length}::int
    where organization_id = ${organizationId} and id = ${occurrence.id} returning present`.execute(tx);
  if (rows.length > 0) eventAnswered(tx, organizationId, occurrence);

  const marks = await sql<{ at: Date; answer: EventAnswer | null }>`
    select t.at, a.answer from event_attendances t
    left join event_answers a on a.organization_id = t.organization_id and a.occurrence_id = t.occurrence_id and a.member_id = t.member_id
    where t.organization_id = ${organizationId} and t.occurrence_id = ${occurrence.id} and t.member_id = ${memberId}`.execute(tx);
  const [mark] = marks.rows;
  return {
    attendee: { memberId, name, at: (mark?.at ?? now).toISOString(), answer: mark?.answer ?? null },
    already: rows.length === 0,
    present: counted.rows[0]?.present ?? 0,
  };
};
