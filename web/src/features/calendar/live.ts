import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EventRow } from '#contract/calendar';
import type { EventId, OrganizationId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { calendarKey, eventKey } from './calendar.ts';
import { gather } from './gather.ts';

/** Of an event for a million everybody answers, and every administrator is told of each. */
const EVERY = 2_500;

/** Keeps what is shown of an organisation's calendar true: a hint that something changed makes it ask anew for what the hint is about. */
export function useCalendarLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(() => {
    const answered = gather<EventId>(EVERY, (events) => {
      for (const eventId of events) void queryClient.invalidateQueries({ queryKey: eventKey(organizationId, eventId) });
    });
    const notified = gather<null>(EVERY, () => {
      void queryClient.invalidateQueries({ queryKey: calendarKey(organizationId), predicate: ({ state }) => awaitsPlace(state.data) });
    });
    const ends = [
      realtime.subscribe('calendar.changed', (event) => {
        if (event.organizationId === organizationId) void queryClient.invalidateQueries({ queryKey: calendarKey(organizationId) });
      }),
      realtime.subscribe('calendar.answered', (event) => {
        if (event.organizationId === organizationId) answered.add(event.eventId);
      }),
      // Answers are told to administrators alone; a member whose turn has come gets a notification.
      realtime.subscribe('notifications.changed', () => notified.add(null)),
      answered.stop,
      notified.stop,
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient, organizationId]);
}

interface Shown {
  mine?: EventRow['mine'] | undefined;
  items?: readonly Shown[];
  pages?: readonly Shown[];
  events?: readonly Shown[];
  occurrences?: readonly Shown[];
}

/** Whether this member waits for a place in what a query has got: one event, a range of them, or a list by pages. */
export const awaitsPlace = (data: unknown): boolean => typeof data === 'object' && data !== null && anyWaits(data);

const anyWaits = ({ mine, items = [], pages = [], events = [], occurrences = [] }: Shown): boolean =>
  mine?.waiting === true || [items, pages, events, occurrences].some((shown) => shown.some(anyWaits));
