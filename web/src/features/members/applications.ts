import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Application, approveApplication, listApplications, refuseApplication } from '#contract/members';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const list = endpoint<typeof listApplications>('GET', '/api/operator/access-applications');
const approve = endpoint<typeof approveApplication>('POST', '/api/operator/access-applications/:applicationId/approve');
const refuse = endpoint<typeof refuseApplication>('POST', '/api/operator/access-applications/:applicationId/refuse');

export type ApplicationState = 'pending' | 'approved' | 'refused';

const KEY = ['members', 'applications'];

/** The operator's queue of one state. */
export const applicationsQuery = (state: ApplicationState) =>
  infiniteQueryOptions({
    queryKey: [...KEY, state],
    queryFn: ({ pageParam, signal }) => call(list, { query: { state, ...(pageParam === '' ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Approves or refuses; the queue is asked for anew whatever came of it, for somebody else may have decided. */
export function useDecision() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: KEY });
  return {
    approve: useMutation({ mutationFn: ({ id }: Application) => call(approve, { params: { applicationId: id } }), onSettled }),
    refuse: useMutation({
      mutationFn: ({ application, reason }: { application: Application; reason: string }) =>
        call(refuse, { params: { applicationId: application.id }, body: { reason } }),
      onSettled,
    }),
  };
}

/** New applications show at once. */
export function useApplicationsLive() {
  const queryClient = useQueryClient();
  useEffect(() => realtime.subscribe('members.application', () => void queryClient.invalidateQueries({ queryKey: KEY })), [queryClient]);
}
