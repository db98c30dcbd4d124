import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import type { issueCards, listCardBatches } from '#contract/members';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listCardBatches>('GET', '/api/operator/organizations/:organizationId/card-batches');
const issue = endpoint<typeof issueCards>('POST', '/api/operator/organizations/:organizationId/card-batches');

const keyOf = (organizationId: OrganizationId) => ['members', 'card-batches', organizationId];

export const cardBatchesQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: keyOf(organizationId),
    queryFn: ({ pageParam, signal }) =>
      call(list, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export function useIssueCards(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: Input<typeof issueCards>['body']; idempotencyKey: string }) =>
      call(issue, { params: { organizationId }, body }, { idempotencyKey }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keyOf(organizationId) }),
  });
}
