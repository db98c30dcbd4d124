import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { countUnread } from '#contract/notifications';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const unread = endpoint<typeof countUnread>('GET', '/api/notifications/unread');

export const unreadQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => call(unread, {}, { signal }),
});

/** How many notifications wait, kept true while the page is open. */
export function useUnread(): number {
  const queryClient = useQueryClient();
  useEffect(
    () => realtime.subscribe('notifications.changed', () => void queryClient.invalidateQueries({ queryKey: ['notifications'] })),
    [queryClient],
  );
  return useQuery(unreadQuery).data?.count ?? 0;
}
