import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { answerEvent, CalendarEvent, EventAnswer } from '#contract/calendar';
import type { EventId, OrganizationId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';
import { calendarKey, eventQuery } from './calendar.ts';

const answer = endpoint<typeof answerEvent>('PUT', '/api/organizations/:organizationId/calendar/events/:eventId/answer');

interface Which {
  organizationId: OrganizationId;
  eventId: EventId;
  on: string;
}

/** «Пойду», «Не пойду», «Возможно», or null: no answer. The server says whether there is a place. */
export function useAnswer({ organizationId, eventId, on }: Which) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (given: EventAnswer | null) => call(answer, { params: { organizationId, eventId }, body: { on, answer: given } }),
    onSuccess: (now) => {
      for (const key of [on, undefined]) {
        queryClient.setQueryData(eventQuery(organizationId, eventId, key).queryKey, (event: CalendarEvent | undefined) =>
          event?.on === on ? { ...event, ...now } : event,
        );
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: calendarKey(organizationId) }),
  });
}
