import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import { notifyPerson } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { eventAnswered, toldOf } from './events.ts';
import { capacityOf } from './policy.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';

/** An occurrence with its row locked: nobody else counts its places. */
type Locked = Pick<
  OccurrenceRecord,
  'organization_id' | 'id' | 'event_id' | 'on_date' | 'own' | 'all_day' | 'starts_at' | 'ends_at' | 'going' | 'waiting'
>;

/** Lets in whoever stands first in the line as far as there are places, and tells them. Of what is over nobody is let in. */
export const admitWaiting = async (
  tx: Tx,
  event: Pick<EventRecord, 'id' | 'title' | 'time_zone' | 'capacity'>,
  occurrence: Locked,
  now: Date,
): Promise<number> => {
  const capacity = capacityOf(event, occurrence);
  const free = capacity === null ? occurrence.waiting : Math.min(occurrence.waiting, capacity - occurrence.going);
  if (free <= 0 || occurrence.ends_at <= now) return 0;
  const { rows } = await sql<{ person_id: PersonId }>`
    update event_answers set waiting = false
    where organization_id = ${occurrence.organization_id} and occurrence_id = ${occurrence.id} and member_id in (
      select member_id from event_answers
      where organization_id = ${occurrence.organization_id} and occurrence_id = ${occurrence.id} and answer = 'yes' and waiting
      order by place limit ${free})
    returning person_id`.execute(tx);
  await sql`update event_occurrences set going = going + ${rows.length}::int, waiting = waiting - ${rows.length}::int
    where organization_id = ${occurrence.organization_id} and id = ${occurrence.id}`.execute(tx);
  const content = { kind: 'event.admitted' as const, ...toldOf(event, occurrence) };
  for (const { person_id } of rows) await notifyPerson(tx, person_id, occurrence.organization_id, content);
  eventAnswered(tx, occurrence.organization_id, occurrence);
  return rows.length;
};
