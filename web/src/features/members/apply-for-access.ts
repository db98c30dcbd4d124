import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { listMyApplications, MyApplication } from '#contract/members';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';
import { membershipsQuery } from './memberships.ts';

const mine = endpoint<typeof listMyApplications>('GET', '/api/access-applications');

export type AccessApplication = (typeof MyApplication)['_output'];

/** The person's own applications, newest first. */
export const myApplicationsQuery = queryOptions({
  queryKey: ['memberships', 'applications'],
  queryFn: async ({ signal }) => (await call(mine, {}, { signal })).items,
});

/** The operator decides: the memberships are asked for anew, then the list, so that its link to the cabinet finds one there. */
export function useApplicationsLive() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const refresh = async () => {
      await queryClient.invalidateQueries({ queryKey: membershipsQuery.queryKey, exact: true });
      await queryClient.invalidateQueries({ queryKey: myApplicationsQuery.queryKey });
    };
    const ends = [
      realtime.subscribe('members.access-changed', () => void refresh()),
      realtime.subscribe('notifications.changed', () => void refresh()),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient]);
}
