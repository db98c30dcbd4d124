import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { EventRow } from '#contract/calendar';
import type { EventId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { calendarKey } from './calendar.ts';
import { gather } from './gather.ts';

/** Of an event for a million everybody answers, and every administrator is told of each. */
const EVERY = 2_500;
/** What is known of every organisation's calendar. */
const ALL = ['calendar'] satisfies [ReturnType<typeof calendarKey>[0]];

/** For the layouts: keeps what is known of organisations' calendars true. A hint makes it ask anew for what the hint is about. */
export function useCalendarLive() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const answered = gather<EventId>(EVERY, (events) => {
      void queryClient.invalidateQueries({
        queryKey: ALL,
        predicate: ({ queryKey }) => queryKey.some((part) => events.has(part as EventId)),
      });
    });
    const notified = gather<null>(EVERY, () => {
      void queryClient.invalidateQueries({ queryKey: ALL, predicate: ({ state }) => awaitsPlace(state.data) });
    });
    const ends = [
      realtime.subscribe('calendar.changed', ({ organizationId }) => {
        void queryClient.invalidateQueries({ queryKey: calendarKey(organizationId) });
      }),
      realtime.subscribe('calendar.answered', ({ eventId }) => answered.add(eventId)),
      // Answers are told to administrators alone; a member whose turn has come gets a notification.
      realtime.subscribe('notifications.changed', () => notified.add(null)),
      answered.stop,
      notified.stop,
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient]);
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
