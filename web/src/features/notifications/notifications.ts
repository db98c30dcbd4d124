import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { NotificationId } from '#contract/ids';
import type { listNotifications, markRead, Notification } from '#contract/notifications';
import { call, endpoint } from '#web/lib/call.ts';
import { unreadQuery } from './unread.ts';

const list = endpoint<typeof listNotifications>('GET', '/api/notifications');
const read = endpoint<typeof markRead>('POST', '/api/notifications/read');

/** Newest first. */
export const notificationsQuery = infiniteQueryOptions({
  queryKey: ['notifications', 'list'],
  queryFn: ({ pageParam, signal }) => call(list, { query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

const NEWEST = 5;

/** The few that the bell shows. */
export const newestQuery = queryOptions({
  queryKey: ['notifications', 'newest'],
  queryFn: ({ signal }) => call(list, { query: { limit: NEWEST } }, { signal }),
});

/** Once the newest is on the screen, everything up to it is read, and the bell is quiet on every device. */
export function useReadOnOpening(newest: Notification | undefined) {
  const queryClient = useQueryClient();
  const upTo = newest?.unread ? newest.id : null;
  useEffect(() => {
    if (upTo === null) return;
    const tell = () => {
      if (document.visibilityState === 'visible') void markUpTo(upTo);
    };
    const markUpTo = async (id: NotificationId) => {
      // Left unread by a failure, it is read at the next opening.
      const counted = await call(read, { body: { upTo: id } }).catch(() => null);
      if (counted) queryClient.setQueryData(unreadQuery.queryKey, counted);
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [queryClient, upTo]);
}
