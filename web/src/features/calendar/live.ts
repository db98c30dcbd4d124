import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { calendarKey } from './calendar.ts';

/** Keeps what is shown of an organisation's calendar true: a hint that something changed makes it ask anew. */
export function useCalendarLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(() => {
    const ask = () => void queryClient.invalidateQueries({ queryKey: calendarKey(organizationId) });
    const refresh = (event: { organizationId: OrganizationId }) => {
      if (event.organizationId === organizationId) ask();
    };
    const ends = [
      realtime.subscribe('calendar.changed', refresh),
      realtime.subscribe('calendar.answered', refresh),
      // Answers are told to administrators alone; a member whose turn has come gets a notification.
      realtime.subscribe('notifications.changed', ask),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient, organizationId]);
}
