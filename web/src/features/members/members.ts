import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { demoteMember, excludeMember, getMemberStats, listMembers, promoteMember, Role, restoreMember } from '#contract/members';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const list = endpoint<typeof listMembers>('GET', '/api/organizations/:organizationId/members');
const stats = endpoint<typeof getMemberStats>('GET', '/api/organizations/:organizationId/member-stats');
const promote = endpoint<typeof promoteMember>('POST', '/api/organizations/:organizationId/members/:memberId/promote');
const demote = endpoint<typeof demoteMember>('POST', '/api/organizations/:organizationId/members/:memberId/demote');
const exclude = endpoint<typeof excludeMember>('POST', '/api/organizations/:organizationId/members/:memberId/exclude');
const restore = endpoint<typeof restoreMember>('POST', '/api/organizations/:organizationId/members/:memberId/restore');

const keyOf = (organizationId: OrganizationId) => ['members', organizationId];
type MembersQuery = Input<typeof listMembers>['query'];

/** One page of «Все пользователи» or «Исключенные». */
export const membersQuery = (organizationId: OrganizationId, query: MembersQuery) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'list', query],
    queryFn: ({ signal }) => call(list, { params: { organizationId }, query }, { signal }),
  });

export const memberStatsQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'stats'],
    queryFn: ({ signal }) => call(stats, { params: { organizationId } }, { signal }),
  });

/** Whom, and the role that whoever acts sees now. */
interface SeenRole {
  readonly memberId: MemberId;
  readonly from: Role;
}

/** «Повысить», «Понизить», «Исключить», «Восстановить». */
export function useMemberActs(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keyOf(organizationId) });
  const params = (memberId: MemberId) => ({ params: { organizationId, memberId } });
  return {
    promote: useMutation({
      mutationFn: ({ memberId, from }: SeenRole) => call(promote, { ...params(memberId), body: { from } }),
      onSettled,
    }),
    demote: useMutation({ mutationFn: ({ memberId, from }: SeenRole) => call(demote, { ...params(memberId), body: { from } }), onSettled }),
    exclude: useMutation({
      mutationFn: ({ memberId, reason }: { memberId: MemberId; reason: string }) =>
        call(exclude, { ...params(memberId), body: { reason } }),
      onSettled,
    }),
    restore: useMutation({ mutationFn: (memberId: MemberId) => call(restore, params(memberId)), onSettled }),
  };
}

/** For the cabinet's layout: somebody came, went or changed, so its pages and the menu's count are asked for anew. Opened cards are left alone, for an asking is journalled. */
export function useMembersLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      realtime.subscribe('members.changed', (event) => {
        if (event.organizationId !== organizationId) return;
        for (const part of ['list', 'stats', 'groups']) void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), part] });
      }),
    [queryClient, organizationId],
  );
}
