import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import type { findOrganization, listOrganizations, openOrganization } from '#contract/organizations';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listOrganizations>('GET', '/api/operator/organizations');
const find = endpoint<typeof findOrganization>('GET', '/api/operator/organizations/:organizationId');
const open = endpoint<typeof openOrganization>('POST', '/api/operator/organizations');

const KEY = ['organizations', 'operator'];

/** All organisations by name, or those whose name has the words. */
export const organizationsQuery = (q: string) =>
  infiniteQueryOptions({
    queryKey: [...KEY, 'list', q],
    queryFn: ({ pageParam, signal }) =>
      call(list, { query: { ...(q === '' ? {} : { q }), ...(pageParam === '' ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const operatorOrganizationQuery = (organizationId: OrganizationId) =>
  queryOptions({ queryKey: [...KEY, organizationId], queryFn: ({ signal }) => call(find, { params: { organizationId } }, { signal }) });

export function useOpenOrganization() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ idempotencyKey, ...body }: Input<typeof openOrganization>['body'] & { idempotencyKey: string }) =>
      call(open, { body }, { idempotencyKey }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
