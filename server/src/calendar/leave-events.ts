import { sql } from 'kysely';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { admitWaiting } from './admit-waiting.ts';
import type { EventRecord, OccurrenceId, OccurrenceRecord } from './tables.ts';

/**
 * Frees what excluded members hold (a reaction of members): their places in what is still to come, their secret address and their
 * reminders. What is over keeps their answers and marks.
 */
export const leaveEvents = async (
  tx: Tx,
  { organizationId, memberIds }: { readonly organizationId: OrganizationId; readonly memberIds: readonly MemberId[] },
): Promise<void> => {
  const now = nowOf(tx);
  const theirs = sql`organization_id = ${organizationId} and member_id = any(${memberIds}::uuid[])`;
  await sql`delete from calendar_addresses where ${theirs}`.execute(tx);
  await sql`delete from event_reminder_settings where ${theirs}`.execute(tx);
  const { rows } = await sql<OccurrenceRecord>`select * from event_occurrences
    where organization_id = ${organizationId} and ends_at > ${now} and id in (select occurrence_id from event_answers where ${theirs})
    order by id for update`.execute(tx);
  if (rows.length === 0) return;
  const left = await takeAnswers(
    tx,
    organizationId,
    memberIds,
    rows.map(({ id }) => id),
  );
  for (const occurrence of rows) {
    const freed = left.get(occurrence.id);
    // What was called off lets in when it comes back.
    if (occurrence.gone || freed === undefined || freed.going === 0 || occurrence.waiting - freed.waiting === 0) continue;
    const event = await eventOf(tx, occurrence);
    await admitWaiting(
      tx,
      event,
      { ...occurrence, going: occurrence.going - freed.going, waiting: occurrence.waiting - freed.waiting },
      now,
    );
  }
};

interface Freed {
  readonly id: OccurrenceId;
  readonly going: number;
  readonly waiting: number;
}
const takeAnswers = async (
  tx: Tx,
  organizationId: OrganizationId,
  memberIds: readonly MemberId[],
  ids: readonly OccurrenceId[],
): Promise<ReadonlyMap<OccurrenceId, Freed>> => {
  const { rows } = await sql<Freed>`
    with taken as (
      delete from event_answers
      where organization_id = ${organizationId} and member_id = any(${memberIds}::uuid[]) and occurrence_id = any(${ids}::uuid[])
      returning occurrence_id, answer, waiting),
    freed as (
      select occurrence_id as id, (count(*) filter (where answer = 'yes' and not waiting))::int as going,
        (count(*) filter (where waiting))::int as waiting, (count(*) filter (where answer = 'maybe'))::int as maybe,
        (count(*) filter (where answer = 'no'))::int as declined
      from taken group by occurrence_id)
    update event_occurrences o set going = o.going - freed.going, waiting = o.waiting - freed.waiting, maybe = o.maybe - freed.maybe,
      declined = o.declined - freed.declined
    from freed where o.organization_id = ${organizationId} and o.id = freed.id
    returning freed.id, freed.going, freed.waiting`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
};

const eventOf = async (tx: Tx, { organization_id, event_id }: OccurrenceRecord): Promise<EventRecord> => {
  const { rows } = await sql<EventRecord>`select id, title, time_zone, capacity, audience from events
    where organization_id = ${organization_id} and id = ${event_id}`.execute(tx);
  const [event] = rows;
  if (event === undefined) throw new Error('An occurrence without an event');
  return event;
};
