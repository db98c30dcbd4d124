import { type RawBuilder, sql } from 'kysely';
import type { OfMember } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { addressedTo, groupsNow } from './audience-reads.ts';
import type { IcsEvent } from './make-ics.ts';

/** What a subscription holds: nobody looks up older ones in their telephone, and files have a size. */
const MOST = 2_000;
const DAYS_BACK = 180;

/** The events of a member's own calendar, those called off lately too; the newest of too many. */
export const subscribedEvents = async (db: Db, member: OfMember, now: Date): Promise<IcsEvent[]> => {
  const since = new Date(now.getTime() - DAYS_BACK * 24 * 3_600_000);
  const addressed = await addressedTo(db, member, now);
  return icsEvents(
    db,
    sql`e.organization_id = ${member.organizationId} and ${addressed} and exists (
      select from event_occurrences o where o.organization_id = e.organization_id and o.event_id = e.id and o.ends_at > ${since})
      order by e.id desc limit ${MOST}`,
  );
};

/**
 * What a subscription's file is of, in few words: the groups that its member is in, and how often anything changed for everybody or for one
 * of these. The database counts each change of an event (calendar_marks), so that it costs the same however many events there are.
 */
export const subscribedMark = async (db: Db, member: OfMember, now: Date): Promise<readonly string[]> => {
  const groups = await groupsNow(db, member, now);
  const { rows } = await sql<{ changes: string }>`select coalesce(sum(changes), 0)::text as changes from calendar_marks
    where organization_id = ${member.organizationId} and (group_id is null or group_id = any(${groups}::uuid[]))`.execute(db);
  return [rows[0]?.changes ?? '', ...groups.toSorted()];
};

/** Events with their exceptions: one query. The condition is of `e`. */
export const icsEvents = async (db: Db, condition: RawBuilder<unknown>): Promise<IcsEvent[]> => {
  const { rows } = await sql<IcsEvent>`
    select e.id, e.title, e.description, e.link, e.place, e.kind, e.capacity, e.attachments, e.all_day, e.start_wall, e.end_wall, e.time_zone,
      e.repeat, e.created_at, e.edited_at, e.deleted_at, e.sequence, coalesce((
        select json_agg(json_build_object('on_date', o.on_date, 'all_day', o.all_day, 'start_wall', o.start_wall, 'end_wall', o.end_wall,
          'own', o.own, 'moved', o.moved, 'cancelled_at', o.cancelled_at, 'sequence', o.sequence) order by o.on_date)
        from event_occurrences o where o.organization_id = e.organization_id and o.event_id = e.id
          and (o.moved or o.own is not null or o.cancelled_at is not null)), '[]') as exceptions
    from events e where ${condition}`.execute(db);
  return rows;
};
