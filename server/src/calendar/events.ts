import type { EventId, OrganizationId } from '#contract/ids';
import type { NotificationContent } from '#contract/notifications';
import type { Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';

/** To all members: an event appeared, changed or went. Who may see it asks anew. */
export const eventChanged = (tx: Tx, organizationId: OrganizationId, eventId: EventId): void =>
  emit(tx, `organization:${organizationId}`, { type: 'calendar.changed', organizationId, eventId });

/** To head and administrators: somebody has answered or has come. */
export const eventAnswered = (
  tx: Tx,
  organizationId: OrganizationId,
  { event_id, on_date }: Pick<OccurrenceRecord, 'event_id' | 'on_date'>,
): void => emit(tx, `admins:${organizationId}`, { type: 'calendar.answered', organizationId, eventId: event_id, on: on_date });

type Told = Extract<NotificationContent, { eventId: string }>;

/** What a notification says of an occurrence: no more than a lock screen may show. */
export const toldOf = (
  event: Pick<EventRecord, 'id' | 'title' | 'time_zone'>,
  occurrence: Pick<OccurrenceRecord, 'on_date' | 'own' | 'all_day' | 'starts_at'>,
): Omit<Told, 'kind' | 'lead'> => ({
  eventId: event.id,
  on: occurrence.on_date,
  title: occurrence.own?.title ?? event.title,
  allDay: occurrence.all_day,
  startsAt: occurrence.starts_at.toISOString(),
  timeZone: event.time_zone,
});
