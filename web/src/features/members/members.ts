import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { demoteMember, excludeMember, getMember, getMemberStats, listMembers, promoteMember, restoreMember } from '#contract/members';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const list = endpoint<typeof listMembers>('GET', '/api/organizations/:organizationId/members');
const get = endpoint<typeof getMember>('GET', '/api/organizations/:organizationId/members/:memberId');
const stats = endpoint<typeof getMemberStats>('GET', '/api/organizations/:organizationId/member-stats');
const promote = endpoint<typeof promoteMember>('POST', '/api/organizations/:organizationId/members/:memberId/promote');
const demote = endpoint<typeof demoteMember>('POST', '/api/organizations/:organizationId/members/:memberId/demote');
const exclude = endpoint<typeof excludeMember>('POST', '/api/organizations/:organizationId/members/:memberId/exclude');
const restore = endpoint<typeof restoreMember>('POST', '/api/organizations/:organizationId/members/:memberId/restore');

const keyOf = (organizationId: OrganizationId) => ['members', organizationId];
export type MembersQuery = Input<typeof listMembers>['query'];

/** One page of «Все пользователи» or «Исключенные». */
export const membersQuery = (organizationId: OrganizationId, query: MembersQuery) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'list', query],
    queryFn: ({ signal }) => call(list, { params: { organizationId }, query }, { signal }),
  });

/** The card of one member. Each asking is journalled, so it is asked only when it is opened. */
export const memberQuery = (organizationId: OrganizationId, memberId: MemberId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'card', memberId],
    queryFn: ({ signal }) => call(get, { params: { organizationId, memberId } }, { signal }),
    refetchOnWindowFocus: false,
  });

export const memberStatsQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'stats'],
    queryFn: ({ signal }) => call(stats, { params: { organizationId } }, { signal }),
  });

/** «Повысить», «Понизить», «Исключить», «Восстановить». */
export function useMemberActs(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keyOf(organizationId) });
  const params = (memberId: MemberId) => ({ params: { organizationId, memberId } });
  return {
    promote: useMutation({ mutationFn: (memberId: MemberId) => call(promote, params(memberId)), onSettled }),
    demote: useMutation({ mutationFn: (memberId: MemberId) => call(demote, params(memberId)), onSettled }),
    exclude: useMutation({
      mutationFn: ({ memberId, reason }: { memberId: MemberId; reason: string }) =>
        call(exclude, { ...params(memberId), body: { reason } }),
      onSettled,
    }),
    restore: useMutation({ mutationFn: (memberId: MemberId) => call(restore, params(memberId)), onSettled }),
  };
}

/** Somebody came, went or changed: the pages on the screen are asked for anew. Opened cards are left alone, for an asking is journalled. */
export function useMembersLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      realtime.subscribe('members.changed', (event) => {
        if (event.organizationId !== organizationId) return;
        for (const part of ['list', 'stats']) void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), part] });
      }),
    [queryClient, organizationId],
  );
}
