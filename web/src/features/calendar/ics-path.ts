import type { EventId, OrganizationId } from '#contract/ids';

/** One occurrence as an iCalendar file; without `on` the event with all its repetitions. The contract has the same path; with it its schemas would come along. */
export const icsPath = (organizationId: OrganizationId, eventId: EventId, on?: string): string =>
  `/api/organizations/${organizationId}/calendar/events/${eventId}/event.ics${on === undefined ? '' : `?on=${on}`}`;
