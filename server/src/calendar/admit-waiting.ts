import { sql } from 'kysely';
import type { MemberId, PersonId } from '#contract/ids';
import { membersInGroups } from '#server/members/public.ts';
import { notifyEach } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { eventAnswered, toldOf } from './events.ts';
import { capacityOf } from './policy.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';

/** Members let in by one statement. */
const BATCH = 500;

/** An occurrence with its row locked: nobody else counts its places. */
type Locked = Pick<
  OccurrenceRecord,
  'organization_id' | 'id' | 'event_id' | 'on_date' | 'own' | 'all_day' | 'starts_at' | 'ends_at' | 'going' | 'waiting'
>;
type Admitting = Pick<EventRecord, 'id' | 'title' | 'time_zone' | 'capacity' | 'audience'>;

/**
 * Lets in whoever stands first in the line as far as there are places, and tells them; whom the event is not for any longer stays where
 * they stand. Of what is over nobody is let in.
 */
export const admitWaiting = async (tx: Tx, event: Admitting, occurrence: Locked, now: Date): Promise<number> => {
  const capacity = capacityOf(event, occurrence);
  const free = capacity === null ? occurrence.waiting : Math.min(occurrence.waiting, capacity - occurrence.going);
  if (free <= 0 || occurrence.ends_at <= now) return 0;
  let admitted = 0;
  let after = 0;
  for (let read = BATCH; read === BATCH && admitted < free; ) {
    const line = await nextInLine(tx, occurrence, after);
    const first = await addressedOf(tx, event, occurrence, line, free - admitted, now);
    await letIn(tx, event, occurrence, first);
    admitted += first.length;
    after = line.at(-1)?.place ?? after;
    read = line.length;
  }
  if (admitted > 0) eventAnswered(tx, occurrence.organization_id, occurrence);
  return admitted;
};

interface Waiting {
  readonly member_id: MemberId;
  readonly person_id: PersonId;
  readonly place: number;
}
const nextInLine = async (tx: Tx, { organization_id, id }: Locked, after: number): Promise<readonly Waiting[]> => {
  const { rows } = await sql<Waiting>`select member_id, person_id, place from event_answers
    where organization_id = ${organization_id} and occurrence_id = ${id} and answer = 'yes' and waiting and place > ${after}
    order by place limit ${BATCH}`.execute(tx);
  return rows;
};

/** The first so many of them whom the event is for. */
const addressedOf = async (
  tx: Tx,
  { audience }: Admitting,
  { organization_id: organizationId }: Locked,
  line: readonly Waiting[],
  most: number,
  now: Date,
): Promise<readonly Waiting[]> => {
  if (audience === null) return line.slice(0, most);
  const memberIds = line.map(({ member_id }) => member_id);
  const addressed = await membersInGroups(tx, organizationId, { memberIds, groupIds: audience }, now);
  return line.filter(({ member_id }) => addressed.has(member_id)).slice(0, most);
};

const letIn = async (tx: Tx, event: Admitting, occurrence: Locked, first: readonly Waiting[]): Promise<void> => {
  if (first.length === 0) return;
  const { organization_id: organizationId, id } = occurrence;
  await sql`update event_answers set waiting = false
    where organization_id = ${organizationId} and occurrence_id = ${id}
      and member_id = any(${first.map(({ member_id }) => member_id)}::uuid[])`.execute(tx);
  await sql`update event_occurrences set going = going + ${first.length}::int, waiting = waiting - ${first.length}::int
    where organization_id = ${organizationId} and id = ${id}`.execute(tx);
  const content = { kind: 'event.admitted' as const, ...toldOf(event, occurrence) };
  await notifyEach(
    tx,
    first.map(({ person_id: personId }) => ({ personId, organizationId, content })),
  );
};
