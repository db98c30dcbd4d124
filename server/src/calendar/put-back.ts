import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import { lockEvent } from './lock-event.ts';
import type { EventRecord, UndoRecord } from './tables.ts';
import { writeEvent } from './write-event.ts';

/**
 * Puts back what the last change of an event has changed: what is said of it, and its occurrences with those that were set aside and
 * without those that came. Answers stay with their occurrence. Two events that «this and following» has made of one are that one again.
 * Gives it; null where either has been changed since.
 */
export const putBack = async (tx: Tx, changed: EventRecord, undo: UndoRecord, now: Date): Promise<EventRecord | null> => {
  const split = undo.of_event_id !== changed.id;
  const event = split ? await lockEvent(tx, changed.organization_id, undo.of_event_id, true) : changed;
  if (changed.version !== undo.version || event.version !== undo.of_version) return null;

  // Forward all the same: other calendars take what has a lower number for old news.
  const said = undo.scope === 'one' ? {} : undo.said;
  const back = { ...event, ...said, edited_at: now, version: event.version + 1, sequence: event.sequence + 1 };
  await writeEvent(tx, back);
  if (undo.scope === 'all') await dropNew(tx, changed, undo);
  await rewriteOld(tx, changed, back);
  const { organization_id, id } = changed;
  await sql`delete from event_undos where organization_id = ${organization_id} and event_id = ${id}`.execute(tx);
  if (split) await sql`delete from events where organization_id = ${organization_id} and id = ${id}`.execute(tx);
  return back;
};

const dropNew = async (tx: Tx, { organization_id, id }: EventRecord, { occurrence_ids }: UndoRecord): Promise<void> => {
  await sql`delete from event_occurrences
    where organization_id = ${organization_id} and event_id = ${id} and id <> all(${occurrence_ids}::uuid[])`.execute(tx);
};

/** Their counts are of the answers, and stay as these do. */
const rewriteOld = async (tx: Tx, { organization_id, id }: EventRecord, back: EventRecord): Promise<void> => {
  await sql`update event_occurrences o set event_id = ${back.id}, set_aside_of = null, on_date = was.on_date, all_day = was.all_day,
      start_wall = was.start_wall, end_wall = was.end_wall, starts_at = was.starts_at, ends_at = was.ends_at, anchor_at = was.anchor_at,
      moved = was.moved, own = was.own, cancelled_at = was.cancelled_at, cancelled_by_member_id = was.cancelled_by_member_id, gone = was.gone, sequence = o.sequence + 1
    from event_undos u, jsonb_populate_recordset(null::event_occurrences, u.occurrences) was
    where u.organization_id = ${organization_id} and u.event_id = ${id} and o.organization_id = u.organization_id and o.id = was.id`.execute(
    tx,
  );
};
