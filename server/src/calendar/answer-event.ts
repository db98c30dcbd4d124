import { sql } from 'kysely';
import type { EventAnswer, answerEvent as endpoint } from '#contract/calendar';
import type { EventId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { holdMembers } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { admitWaiting } from './admit-waiting.ts';
import { eventAnswered } from './events.ts';
import { placeInLine } from './line-reads.ts';
import { findOccurrence } from './occurrence-reads.ts';
import { capacityOf, countsOf, isOver } from './policy.ts';
import type { EventRecord, OccurrenceId, OccurrenceRecord } from './tables.ts';

/**
 * «Пойду», «Не пойду», «Возможно», or nothing again. Of two who want the last place at once one waits; who gives a place up lets in who
 * stands first. Saying the same again changes nothing, the place in the line neither. Whom the event is not for any longer may take an
 * answer back. Raises `not_found` for what is for others, and `event_over`.
 */
export const answerEvent = async (
  tx: Tx,
  scope: MemberScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  // Excluded in this moment, a member would keep a place.
  if ((await holdMembers(tx, scope.organizationId, [scope.memberId])).size === 0) throw new Refusal('not_found');
  const { event, occurrence } = await lockBoth(tx, scope, await occurrenceOf(tx, scope, params.eventId, body));
  if (isOver(occurrence, scope.now)) throw new Refusal('event_over');

  const before = await ownAnswer(tx, scope, occurrence.id);
  const stays = before !== undefined && before.answer === body.answer;
  const capacity = capacityOf(event, occurrence);
  const waiting = body.answer === 'yes' && (stays ? before.waiting : capacity !== null && occurrence.going >= capacity);
  if (!stays) await write(tx, scope, occurrence, body.answer, waiting);

  const counted = await count(
    tx,
    occurrence,
    placeOf(before),
    placeOf(body.answer === null ? undefined : { answer: body.answer, waiting }),
  );
  const admitted = await admitWaiting(tx, event, counted, scope.now);
  eventAnswered(tx, scope.organizationId, occurrence);
  const { organizationId, memberId } = scope;
  return {
    waitingPlace: waiting ? await placeInLine(tx, { organizationId, memberId, occurrenceId: occurrence.id }) : null,
    mine: body.answer === null ? null : { answer: body.answer, waiting },
    counts: countsOf({ ...counted, going: counted.going + admitted, waiting: counted.waiting - admitted }),
  };
};

const occurrenceOf = async (
  tx: Tx,
  scope: MemberScope,
  eventId: EventId,
  { on, answer }: Parsed<typeof endpoint>['body'],
): Promise<OccurrenceId> => {
  const given = answer === null || answer === 'no' ? await answeredOccurrence(tx, scope, eventId, on) : undefined;
  if (given !== undefined) return given;
  const found = await findOccurrence(tx, scope, eventId, on);
  if (!found.addressed) throw new Refusal('not_found');
  return found.id;
};

/** The one that this member has answered, seen or not: the one `on` a date, or the only one of an event that is not repeated. */
const answeredOccurrence = async (tx: Tx, { organizationId, memberId }: MemberScope, eventId: EventId, on: string | undefined) => {
  const { rows } = await sql<{ id: OccurrenceId }>`select o.id from event_occurrences o
    join events e on e.organization_id = o.organization_id and e.id = o.event_id
    join event_answers a on a.organization_id = o.organization_id and a.occurrence_id = o.id and a.member_id = ${memberId}
    where o.organization_id = ${organizationId} and o.event_id = ${eventId} and not o.gone
      and (e.repeat is null or o.on_date = ${on ?? null}::date)`.execute(tx);
  return rows[0]?.id;
};

// The event is held against changes of its capacity, its occurrence against everybody else who answers.
const lockBoth = async (tx: Tx, { organizationId }: MemberScope, id: OccurrenceId) => {
  const events = await sql<EventRecord>`select e.id, e.title, e.time_zone, e.capacity, e.audience from events e
    where e.organization_id = ${organizationId} and e.deleted_at is null and e.id = (
      select event_id from event_occurrences where organization_id = ${organizationId} and id = ${id})
    for share`.execute(tx);
  const occurrences = await sql<OccurrenceRecord>`select * from event_occurrences
    where organization_id = ${organizationId} and id = ${id} and not gone for update`.execute(tx);
  const [event] = events.rows;
  const [occurrence] = occurrences.rows;
  // Not its event any longer: somebody has just split the series.
  if (event === undefined || occurrence?.event_id !== event.id) throw new Refusal('not_found');
  return { event, occurrence };
};

interface Given {
  readonly answer: EventAnswer;
  readonly waiting: boolean;
}
const ownAnswer = async (tx: Tx, { organizationId, memberId }: MemberScope, id: OccurrenceId): Promise<Given | undefined> => {
  const { rows } = await sql<Given>`select answer, waiting from event_answers
    where organization_id = ${organizationId} and occurrence_id = ${id} and member_id = ${memberId}`.execute(tx);
  return rows[0];
};

const write = async (tx: Tx, scope: MemberScope, { id, next_place }: OccurrenceRecord, answer: EventAnswer | null, waiting: boolean) => {
  const { organizationId, memberId, personId } = scope;
  if (answer === null)
    await sql`delete from event_answers
      where organization_id = ${organizationId} and occurrence_id = ${id} and member_id = ${memberId}`.execute(tx);
  else
    await sql`insert into event_answers (organization_id, occurrence_id, member_id, person_id, answer, waiting, place)
      values (${organizationId}, ${id}, ${memberId}, ${personId}, ${answer}, ${waiting}, ${next_place})
      on conflict (organization_id, occurrence_id, member_id) do update set
        answer = excluded.answer, waiting = excluded.waiting, place = excluded.place`.execute(tx);
};

type Place = 'going' | 'waiting' | 'maybe' | 'declined';
const placeOf = (given: Given | undefined): Place | null => {
  if (given === undefined) return null;
  if (given.answer === 'yes') return given.waiting ? 'waiting' : 'going';
  return given.answer === 'no' ? 'declined' : 'maybe';
};

const count = async (tx: Tx, occurrence: OccurrenceRecord, from: Place | null, to: Place | null): Promise<OccurrenceRecord> => {
  const moved = (place: Place) => occurrence[place] + (to === place ? 1 : 0) - (from === place ? 1 : 0);
  const counts = { going: moved('going'), waiting: moved('waiting'), maybe: moved('maybe'), declined: moved('declined') };
  await sql`update event_occurrences set going = ${counts.going}, waiting = ${counts.waiting}, maybe = ${counts.maybe},
      declined = ${counts.declined}, next_place = next_place + 1
    where organization_id = ${occurrence.organization_id} and id = ${occurrence.id}`.execute(tx);
  return { ...occurrence, ...counts };
};
