import { sql } from 'kysely';
import type { GroupId } from '#contract/ids';
import { notifyOrganization } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { toldOf } from './events.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';

export interface News {
  readonly kind: 'event.published' | 'event.changed' | 'event.cancelled';
  /** Absent: the nearest that is still to come, called off or not. */
  readonly of?: Pick<OccurrenceRecord, 'on_date' | 'own' | 'all_day' | 'starts_at' | 'ends_at'>;
  /** Groups that have been told the same. */
  readonly told?: readonly GroupId[] | null;
  readonly now: Date;
}

/** Tells the audience of an event what became of it; nobody is told of what is over. */
export const tellAudience = async (
  tx: Tx,
  event: Pick<EventRecord, 'organization_id' | 'id' | 'title' | 'time_zone' | 'audience'>,
  { kind, of, told = null, now }: News,
): Promise<void> => {
  const occurrence = of ?? (await nearest(tx, event, now));
  if (occurrence === undefined || occurrence.ends_at <= now) return;
  const content = { kind, ...toldOf(event, occurrence) };
  await notifyOrganization(tx, { organizationId: event.organization_id, content, audience: event.audience, told });
};

const nearest = async (tx: Tx, event: Pick<EventRecord, 'organization_id' | 'id'>, now: Date) => {
  const { rows } = await sql<OccurrenceRecord>`select on_date, own, all_day, starts_at, ends_at from event_occurrences
    where organization_id = ${event.organization_id} and event_id = ${event.id} and cancelled_at is null and ends_at > ${now}
    order by starts_at limit 1`.execute(tx);
  return rows[0];
};
