import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import type { EventRecord, EventSaid, UndoRecord } from './tables.ts';

interface Meant extends Pick<UndoRecord, 'scope' | 'on_date'> {
  readonly now: Date;
}

/**
 * Remembers, for «Вернуть», an event and those of its occurrences that a change is about to rewrite; of «this and following» they are
 * already those of an event of their own. The change raises the version of each by one. What was remembered of it before goes.
 */
export const keepUndo = async (tx: Tx, was: EventRecord, changed: EventRecord, { scope, on_date, now }: Meant): Promise<void> => {
  const { organization_id } = was;
  await sql`delete from event_undos where organization_id = ${organization_id} and event_id = ${was.id}`.execute(tx);
  await sql`insert into event_undos (organization_id, event_id, version, of_event_id, of_version, scope, on_date, said, occurrences, created_at)
    select ${organization_id}::uuid, ${changed.id}::uuid, ${changed.version + 1}::int, ${was.id}::uuid, ${was.version + 1}::int,
      ${scope}::text, ${on_date}::date, ${JSON.stringify(saidOf(was))}::jsonb, jsonb_agg(to_jsonb(o)), ${now}::timestamptz
    from event_occurrences o where o.organization_id = ${organization_id} and o.event_id = ${changed.id}
      ${scope === 'one' ? sql`and o.on_date = ${on_date}::date` : sql``}`.execute(tx);
};

const saidOf = (event: EventRecord): EventSaid => ({
  title: event.title,
  description: event.description,
  link: event.link,
  place: event.place,
  kind: event.kind,
  capacity: event.capacity,
  attachments: event.attachments,
  audience: event.audience,
  all_day: event.all_day,
  start_wall: event.start_wall,
  end_wall: event.end_wall,
  repeat: event.repeat,
  repeated_to: event.repeated_to,
});
