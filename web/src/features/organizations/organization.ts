import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { getOrganization, updateOrganization } from '#contract/organizations';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const get = endpoint<typeof getOrganization>('GET', '/api/organizations/:organizationId');
const update = endpoint<typeof updateOrganization>('PUT', '/api/organizations/:organizationId');

/** «Информация об организации», as every member sees it. */
export const organizationQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: ['organization', organizationId],
    queryFn: ({ signal }) => call(get, { params: { organizationId } }, { signal }),
    staleTime: 60_000,
  });

export function useUpdateOrganization(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: Input<typeof updateOrganization>['body']; idempotencyKey: string }) =>
      call(update, { params: { organizationId }, body }, { idempotencyKey }),
    onSuccess: (organization) => {
      queryClient.setQueryData(organizationQuery(organizationId).queryKey, organization);
      void queryClient.invalidateQueries({ queryKey: ['memberships'] });
    },
  });
}

/** For the layouts: a profile was changed by somebody else, what shows it asks anew. */
export function useOrganizationLive() {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      realtime.subscribe('organizations.changed', ({ organizationId }) => {
        void queryClient.invalidateQueries({ queryKey: ['organization', organizationId] });
      }),
    [queryClient],
  );
}
