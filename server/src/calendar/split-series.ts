import { sql } from 'kysely';
import type { EventId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { endBefore, leaveOut } from '#server/platform/time/repeats.ts';
import { timesOn } from './policy.ts';
import type { EventRecord } from './tables.ts';

/**
 * Makes what follows from a date on an event of its own, with the answers given so far; the event itself ends before it. Gives the one
 * that follows; the whole event where the date is its first.
 */
export const splitSeries = async (tx: Tx, event: EventRecord, on: string, now: Date): Promise<EventRecord> => {
  if (event.repeat === null) return event;
  const ofEvent = sql`organization_id = ${event.organization_id} and event_id = ${event.id}`;
  const { rows } = await sql<{ passed: number }>`
    select count(*)::int as passed from event_occurrences where ${ofEvent} and on_date < ${on}::date`.execute(tx);
  const passed = rows[0]?.passed ?? 0;
  if (passed === 0) return event;

  const { start, end } = timesOn(event, on);
  const rest: EventRecord = {
    ...event,
    id: newId<EventId>(now),
    start_wall: start,
    end_wall: end,
    repeat: leaveOut(event.repeat, passed),
    version: 0,
    sequence: 0,
  };
  await sql`insert into events (organization_id, id, author_person_id, author_name, title, description, link, place, kind, capacity, attachments,
      audience, all_day, start_wall, end_wall, time_zone, repeat, repeated_to, created_at, edited_at)
    select organization_id, ${rest.id}::uuid, author_person_id, author_name, title, description, link, place, kind, capacity, attachments,
      audience, all_day, ${start}, ${end}, time_zone, ${rest.repeat}, repeated_to, created_at, edited_at
    from events where organization_id = ${event.organization_id} and id = ${event.id}`.execute(tx);
  await sql`update event_occurrences set event_id = ${rest.id} where ${ofEvent} and on_date >= ${on}::date`.execute(tx);
  await sql`update events set repeat = ${endBefore(event.repeat, on)}, repeated_to = null, version = version + 1, sequence = sequence + 1
    where organization_id = ${event.organization_id} and id = ${event.id}`.execute(tx);
  return rest;
};
