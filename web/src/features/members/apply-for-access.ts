import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { listMyApplications, MyApplication } from '#contract/members';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const mine = endpoint<typeof listMyApplications>('GET', '/api/access-applications');

export type AccessApplication = (typeof MyApplication)['_output'];

/** The person's own applications, newest first. */
export const myApplicationsQuery = queryOptions({
  queryKey: ['memberships', 'applications'],
  queryFn: async ({ signal }) => (await call(mine, {}, { signal })).items,
});

/** The operator decides: the list and the memberships are asked for anew. */
export function useApplicationsLive() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const refresh = () => void queryClient.invalidateQueries({ queryKey: ['memberships'] });
    const ends = [realtime.subscribe('members.access-changed', refresh), realtime.subscribe('notifications.changed', refresh)];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient]);
}
