import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { excludeMembers, removeRecords, restoreMembers } from '#contract/bulk';
import type { OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { call, endpoint } from '#web/lib/call.ts';

const exclude = endpoint<typeof excludeMembers>('POST', '/api/organizations/:organizationId/members/exclude');
const restore = endpoint<typeof restoreMembers>('POST', '/api/organizations/:organizationId/members/restore');
const remove = endpoint<typeof removeRecords>('POST', '/api/organizations/:organizationId/register/remove');

interface Asked {
  target: MemberTarget;
  idempotencyKey: string;
}

/** «Исключить» of many; gives how many went, and who stayed and why. */
export const useExcludeMembers = (organizationId: OrganizationId) =>
  useBulk(organizationId, ({ target, reason, idempotencyKey }: Asked & { reason: string }) =>
    call(exclude, { params: { organizationId }, body: { target, reason } }, { idempotencyKey }),
  );

/** «Восстановить» of many; gives how many came back, and how many were excluded no more. */
export const useRestoreMembers = (organizationId: OrganizationId) =>
  useBulk(organizationId, ({ target, idempotencyKey }: Asked) =>
    call(restore, { params: { organizationId }, body: { target } }, { idempotencyKey }),
  );

/** «Удалить» of many records of the register; gives how many are gone, and how many stayed. */
export const useRemoveRecords = (organizationId: OrganizationId) =>
  useBulk(organizationId, ({ target, idempotencyKey }: Asked) =>
    call(remove, { params: { organizationId }, body: { target } }, { idempotencyKey }),
  );

function useBulk<A extends Asked, Answer>(organizationId: OrganizationId, mutationFn: (asked: A) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => queryClient.invalidateQueries({ queryKey: ['members', organizationId] }) });
}
