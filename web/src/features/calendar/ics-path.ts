import type { EventId, OrganizationId } from '#contract/ids';

/** The event as an iCalendar file. The contract has the same path; with it its schemas would come along. */
export const icsPath = (organizationId: OrganizationId, eventId: EventId): string =>
  `/api/organizations/${organizationId}/calendar/events/${eventId}/event.ics`;
