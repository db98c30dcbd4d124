import { sql } from 'kysely';
import type { EventAnswer, markPresent as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { type CardHolder, findHolder } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { eventAnswered } from './events.ts';
import { findOccurrence } from './occurrence-reads.ts';

/**
 * At the door: marks the holder of a card as present, once. Raises `not_found`, `card_foreign` for a card that nobody of this organisation
 * holds (never issued, free, another's: not told apart), `card_blocked` and `card_excluded`.
 */
export const markPresent = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, personId } = scope;
  const occurrence = await findOccurrence(tx, scope, params.eventId, body.on);
  const holder = admit(await findHolder(tx, organizationId, body.cardNumber));

  const { rows } = await sql`
    insert into event_attendances (organization_id, occurrence_id, member_id, at, marked_by_person_id)
    values (${organizationId}, ${occurrence.id}, ${holder.memberId}, ${now}, ${personId})
    on conflict do nothing returning at`.execute(tx);
  const counted = await sql<{ present: number }>`update event_occurrences set present = present + ${rows.length}::int
    where organization_id = ${organizationId} and id = ${occurrence.id} returning present`.execute(tx);
  if (rows.length > 0) eventAnswered(tx, organizationId, occurrence);

  const marks = await sql<{ at: Date; answer: EventAnswer | null }>`
    select t.at, a.answer from event_attendances t
    left join event_answers a on a.organization_id = t.organization_id and a.occurrence_id = t.occurrence_id and a.member_id = t.member_id
    where t.organization_id = ${organizationId} and t.occurrence_id = ${occurrence.id} and t.member_id = ${holder.memberId}`.execute(tx);
  const [mark] = marks.rows;
  return {
    attendee: { memberId: holder.memberId, name: holder.name, at: (mark?.at ?? now).toISOString(), answer: mark?.answer ?? null },
    already: rows.length === 0,
    present: counted.rows[0]?.present ?? 0,
  };
};

const admit = (holder: CardHolder | undefined): CardHolder => {
  if (holder === undefined) throw new Refusal('card_foreign');
  if (holder.status === 'excluded') throw new Refusal('card_excluded');
  if (holder.blocked) throw new Refusal('card_blocked');
  if (holder.status !== 'active') throw new Refusal('card_foreign');
  return holder;
};
