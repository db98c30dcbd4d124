import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { markMember, markPresent, unmarkPresent } from '#contract/calendar';
import type { EventId, MemberId, OrganizationId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';
import { eventKey } from './calendar.ts';

const mark = endpoint<typeof markPresent>('POST', '/api/organizations/:organizationId/calendar/events/:eventId/attendance');
const markKnown = endpoint<typeof markMember>('PUT', '/api/organizations/:organizationId/calendar/events/:eventId/attendance/:memberId');
const unmark = endpoint<typeof unmarkPresent>('DELETE', '/api/organizations/:organizationId/calendar/events/:eventId/attendance/:memberId');

/** Marks who has come, by the number of a card or by who they are, and takes a mark back. */
export function useAttendance(organizationId: OrganizationId, eventId: EventId, on: string) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: eventKey(organizationId, eventId) });
  return {
    mark: useMutation({
      mutationFn: (cardNumber: string) => call(mark, { params: { organizationId, eventId }, body: { on, cardNumber } }),
      onSettled,
    }),
    markMember: useMutation({
      mutationFn: (memberId: MemberId) => call(markKnown, { params: { organizationId, eventId, memberId }, body: { on } }),
      onSettled,
    }),
    unmark: useMutation({
      mutationFn: (memberId: MemberId) => call(unmark, { params: { organizationId, eventId, memberId }, query: { on } }),
      onSettled,
    }),
  };
}
