import { sql } from 'kysely';
import type { unmarkPresent as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { eventAnswered } from './events.ts';
import { findOccurrence } from './occurrence-reads.ts';

/** Takes back a mark made by mistake. Raises `not_found` where there is none. */
export const unmarkPresent = async (
  tx: Tx,
  scope: AdminScope,
  { params, query }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, personId } = scope;
  const occurrence = await findOccurrence(tx, scope, params.eventId, query.on);
  const { rows } = await sql`delete from event_attendances
    where organization_id = ${organizationId} and occurrence_id = ${occurrence.id} and member_id = ${params.memberId} returning at`.execute(
    tx,
  );
  if (rows.length === 0) throw new Refusal('not_found');
  const counted = await sql<{ present: number }>`update event_occurrences set present = present - 1
    where organization_id = ${organizationId} and id = ${occurrence.id} returning present`.execute(tx);

  eventAnswered(tx, organizationId, occurrence);
  await record(tx, {
    action: 'calendar.unmark',
    actor: personId,
    organizationId,
    subjectType: 'member',
    subjectId: params.memberId,
    details: { eventId: params.eventId },
    now,
  });
  return { present: counted.rows[0]?.present ?? 0 };
};
