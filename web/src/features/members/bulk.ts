import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { excludeMembers, restoreMembers } from '#contract/bulk';
import type { OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { call, endpoint } from '#web/lib/call.ts';

const exclude = endpoint<typeof excludeMembers>('POST', '/api/organizations/:organizationId/members/exclude');

const restore = endpoint<typeof restoreMembers>('POST', '/api/organizations/:organizationId/members/restore');

/** «Исключить» of many; gives how many went, and who stayed and why. */
export function useExcludeMembers(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ target, reason, idempotencyKey }: { target: MemberTarget; reason: string; idempotencyKey: string }) =>
      call(exclude, { params: { organizationId }, body: { target, reason } }, { idempotencyKey }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members', organizationId] }),
  });
}

/** «Восстановить» of many; gives how many came back, and how many were excluded no more. */
export function useRestoreMembers(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ target, idempotencyKey }: { target: MemberTarget; idempotencyKey: string }) =>
      call(restore, { params: { organizationId }, body: { target } }, { idempotencyKey }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['members', organizationId] }),
  });
}
