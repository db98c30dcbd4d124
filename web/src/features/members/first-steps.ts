import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { getFirstSteps, hideFirstSteps } from '#contract/first-steps';
import type { OrganizationId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const steps = endpoint<typeof getFirstSteps>('GET', '/api/organizations/:organizationId/first-steps');
const hide = endpoint<typeof hideFirstSteps>('POST', '/api/organizations/:organizationId/first-steps/hide');

/** Whether this person has put the first steps away, on any device. */
export const firstStepsQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: ['first-steps', organizationId],
    queryFn: ({ signal }) => call(steps, { params: { organizationId } }, { signal }),
  });

/** Put away on another device they go from this one. */
export function useFirstStepsLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      realtime.subscribe('members.first-steps', (event) => {
        if (event.organizationId === organizationId) void queryClient.invalidateQueries(firstStepsQuery(organizationId));
      }),
    [queryClient, organizationId],
  );
}

/** «Скрыть»: at once; where the server has not heard of it they come back. */
export function useHideFirstSteps(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const { queryKey } = firstStepsQuery(organizationId);
  return useMutation({
    mutationFn: () => call(hide, { params: { organizationId } }),
    onMutate: () => queryClient.setQueryData(queryKey, { away: true }),
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
}
