import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  EventKind,
  findAtDoor,
  getCalendarAddress,
  getEvent,
  getReminders,
  listAttendance,
  listDaysOff,
  listDeletedEvents,
  listEvents,
  listGuests,
  listRange,
} from '#contract/calendar';
import type { EventId, OrganizationId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';
import { withRows } from './range-rows.ts';

const range = endpoint<typeof listRange>('GET', '/api/organizations/:organizationId/calendar/range');
const list = endpoint<typeof listEvents>('GET', '/api/organizations/:organizationId/calendar/list');
const daysOff = endpoint<typeof listDaysOff>('GET', '/api/organizations/:organizationId/calendar/days-off');
const get = endpoint<typeof getEvent>('GET', '/api/organizations/:organizationId/calendar/events/:eventId');
const guests = endpoint<typeof listGuests>('GET', '/api/organizations/:organizationId/calendar/events/:eventId/guests');
const deleted = endpoint<typeof listDeletedEvents>('GET', '/api/organizations/:organizationId/calendar/deleted');
const door = endpoint<typeof findAtDoor>('GET', '/api/organizations/:organizationId/calendar/events/:eventId/attendance-candidates');
const attendance = endpoint<typeof listAttendance>('GET', '/api/organizations/:organizationId/calendar/events/:eventId/attendance');
const reminders = endpoint<typeof getReminders>('GET', '/api/organizations/:organizationId/calendar/reminders');
const address = endpoint<typeof getCalendarAddress>('GET', '/api/organizations/:organizationId/calendar/address');

export const calendarKey = (organizationId: OrganizationId) => ['calendar', organizationId] as const;
export const eventKey = (organizationId: OrganizationId, eventId: EventId) => [...calendarKey(organizationId), 'event', eventId] as const;

/** Everything between two days, both inclusive. While the next range comes the one before stays. */
export const rangeQuery = (organizationId: OrganizationId, days: { from: string; to: string }) =>
  queryOptions({
    queryKey: [...calendarKey(organizationId), 'range', days.from, days.to],
    queryFn: ({ signal }) => call(range, { params: { organizationId }, query: days }, { signal }),
    select: withRows,
    // Queries that ask without a network too are not repeated by themselves when it is back.
    refetchOnReconnect: true,
    placeholderData: keepPreviousData,
  });

export interface ListOf {
  when: 'coming' | 'past';
  kind?: EventKind | undefined;
}

/** Coming events, nearest first, or past ones, latest first. */
export const eventsQuery = (organizationId: OrganizationId, { when, kind }: ListOf) =>
  infiniteQueryOptions({
    queryKey: [...calendarKey(organizationId), 'list', when, kind ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call(
        list,
        {
          params: { organizationId },
          query: { when, ...(kind === undefined ? {} : { kind }), ...(pageParam === '' ? {} : { after: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** «Удалённые», the last first. */
export const deletedEventsQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: [...calendarKey(organizationId), 'deleted'],
    queryFn: ({ pageParam, signal }) =>
      call(deleted, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Holidays and days off of the years that a range touches: asked for by the year, for they change once a year. */
export function daysOffQuery(organizationId: OrganizationId, days: { from: string; to: string }) {
  const from = `${days.from.slice(0, 4)}-01-01`;
  const to = days.to.slice(0, 4) === days.from.slice(0, 4) ? `${days.to.slice(0, 4)}-12-31` : `${days.to.slice(0, 7)}-28`;
  return queryOptions({
    queryKey: [...calendarKey(organizationId), 'days-off', from, to],
    queryFn: ({ signal }) => call(daysOff, { params: { organizationId }, query: { from, to } }, { signal }),
    staleTime: 3_600_000,
    placeholderData: keepPreviousData,
  });
}

/** One occurrence in full; without `on` the nearest coming one. */
export const eventQuery = (organizationId: OrganizationId, eventId: EventId, on?: string) =>
  queryOptions({
    queryKey: [...eventKey(organizationId, eventId), on ?? ''],
    queryFn: ({ signal }) => call(get, { params: { organizationId, eventId }, query: on === undefined ? {} : { on } }, { signal }),
  });

export type GuestsOf = 'yes' | 'waiting' | 'maybe' | 'no';

export const guestsQuery = (organizationId: OrganizationId, eventId: EventId, on: string, answer: GuestsOf) =>
  infiniteQueryOptions({
    queryKey: [...eventKey(organizationId, eventId), 'guests', on, answer],
    queryFn: ({ pageParam, signal }) =>
      call(
        guests,
        { params: { organizationId, eventId }, query: { on, answer, ...(pageParam === '' ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Who has come, the last first. */
export const attendanceQuery = (organizationId: OrganizationId, eventId: EventId, on: string) =>
  infiniteQueryOptions({
    queryKey: [...eventKey(organizationId, eventId), 'attendance', on],
    queryFn: ({ pageParam, signal }) =>
      call(
        attendance,
        { params: { organizationId, eventId }, query: { on, ...(pageParam === '' ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const remindersQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...calendarKey(organizationId), 'reminders'],
    queryFn: ({ signal }) => call(reminders, { params: { organizationId } }, { signal }),
  });

export const addressQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...calendarKey(organizationId), 'address'],
    queryFn: ({ signal }) => call(address, { params: { organizationId } }, { signal }),
  });

/** Whom the door may mark without a card. */
export const doorQuery = (organizationId: OrganizationId, eventId: EventId, on: string, search: string) =>
  queryOptions({
    queryKey: [...eventKey(organizationId, eventId), 'door', on, search],
    queryFn: ({ signal }) => call(door, { params: { organizationId, eventId }, query: { on, search } }, { signal }),
    placeholderData: keepPreviousData,
  });
