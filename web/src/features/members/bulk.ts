import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { excludeMembers } from '#contract/bulk';
import type { OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { call, endpoint } from '#web/lib/call.ts';

const exclude = endpoint<typeof excludeMembers>('POST', '/api/organizations/:organizationId/members/exclude');

/** «Исключить» of many; gives how many went, and who stayed and why. */
export function useExcludeMembers(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ target, reason, idempotencyKey }: { target: MemberTarget; reason: string; idempotencyKey: string }) =>
      call(exclude, { params: { organizationId }, body: { target, reason } }, { idempotencyKey }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members', organizationId] }),
  });
}
