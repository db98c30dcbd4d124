import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CalendarEvent,
  createEvent,
  deleteEvent,
  EventScope,
  editEvent,
  moveEvent,
  restoreEvent,
  undoChange,
} from '#contract/calendar';
import type { EventId, OrganizationId } from '#contract/ids';
import type { Input, Response } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { calendarKey, eventKey } from './calendar.ts';

const create = endpoint<typeof createEvent>('POST', '/api/organizations/:organizationId/calendar/events');
const edit = endpoint<typeof editEvent>('PUT', '/api/organizations/:organizationId/calendar/events/:eventId');
const move = endpoint<typeof moveEvent>('PATCH', '/api/organizations/:organizationId/calendar/events/:eventId/time');
const undo = endpoint<typeof undoChange>('POST', '/api/organizations/:organizationId/calendar/events/:eventId/undo');
const remove = endpoint<typeof deleteEvent>('DELETE', '/api/organizations/:organizationId/calendar/events/:eventId');
const restore = endpoint<typeof restoreEvent>('POST', '/api/organizations/:organizationId/calendar/events/:eventId/restore');

export type CreateBody = Input<typeof createEvent>['body'];
export type EditBody = Input<typeof editEvent>['body'];
export type MoveBody = Input<typeof moveEvent>['body'];
export type UndoRemove = Response<typeof deleteEvent>['undo'];

/** What administrators do with events. Each act refreshes all that is shown of the calendar, also when it was refused. */
export function useEventActs(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: calendarKey(organizationId) });
  const of = (eventId: EventId) => ({ params: { organizationId, eventId } });
  return {
    create: useMutation({
      mutationFn: ({ body, idempotencyKey }: { body: CreateBody; idempotencyKey: string }) =>
        call(create, { params: { organizationId }, body }, { idempotencyKey }),
      onSettled,
    }),
    edit: useMutation({
      mutationFn: ({ eventId, body, idempotencyKey }: { eventId: EventId; body: EditBody; idempotencyKey: string }) =>
        call(edit, { ...of(eventId), body }, { idempotencyKey }),
      onSuccess: (event: CalendarEvent) => queryClient.setQueryData([...eventKey(organizationId, event.eventId), event.on], event),
      onSettled,
    }),
    move: useMutation({
      mutationFn: ({ eventId, body }: { eventId: EventId; body: MoveBody }) => call(move, { ...of(eventId), body }),
      onSettled,
    }),
    /** Of an event as the change has answered it. */
    undo: useMutation({
      mutationFn: ({ eventId, version }: Pick<CalendarEvent, 'eventId' | 'version'>) => call(undo, { ...of(eventId), body: { version } }),
      onSettled,
    }),
    remove: useMutation({
      mutationFn: ({ eventId, on, scope }: { eventId: EventId; on: string; scope: EventScope }) =>
        call(remove, { ...of(eventId), query: { on, scope } }),
      onSettled,
    }),
    restore: useMutation({
      mutationFn: ({ eventId, on }: UndoRemove) => call(restore, { ...of(eventId), body: { on } }),
      onSettled,
    }),
  };
}
