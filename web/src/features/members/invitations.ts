import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { addToRegister, getInvitation, InviteWay, removeFromRegister, renewInvitation, sendInvitations } from '#contract/invitations';
import type { MemberTarget } from '#contract/members';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const get = endpoint<typeof getInvitation>('GET', '/api/organizations/:organizationId/invitation');
const renew = endpoint<typeof renewInvitation>('POST', '/api/organizations/:organizationId/invitation/renew');
const send = endpoint<typeof sendInvitations>('POST', '/api/organizations/:organizationId/invitation/send');
const add = endpoint<typeof addToRegister>('POST', '/api/organizations/:organizationId/register');
const remove = endpoint<typeof removeFromRegister>('DELETE', '/api/organizations/:organizationId/register/:memberId');

export const INVITE_DAYS = 7 satisfies typeof import('#contract/invitations').INVITE_DAYS;
export const MAX_INVITED = 10_000 satisfies typeof import('#contract/invitations').MAX_INVITED;

const keyOf = (organizationId: OrganizationId) => ['members', organizationId];

/** The organisation's link, how many wait, and how the last sending goes. */
export const invitationQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'invitation'],
    queryFn: ({ signal }) => call(get, { params: { organizationId } }, { signal }),
  });

type Target = Input<typeof sendInvitations>['body']['target'];
type NewPerson = Input<typeof addToRegister>['body'];

/** What may be done in «Не зарегистрированы» and «Приглашения». */
export function useRegisterActs(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keyOf(organizationId) });
  return {
    add: useMutation({
      mutationFn: ({ body, idempotencyKey }: { body: NewPerson; idempotencyKey: string }) =>
        call(add, { params: { organizationId }, body }, { idempotencyKey }),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (memberId: MemberId) => call(remove, { params: { organizationId, memberId } }), onSettled }),
    renew: useMutation({ mutationFn: () => call(renew, { params: { organizationId } }), onSettled }),
    send: useMutation({
      mutationFn: ({ way, target }: { way: InviteWay; target: MemberTarget }) =>
        call(send, { params: { organizationId }, body: { way, target: target as Target } }),
      onSettled,
    }),
  };
}

/** A sending went on: its numbers are asked for anew. */
export function useInvitationsLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      realtime.subscribe('invitations.progress', (event) => {
        if (event.organizationId === organizationId) void queryClient.invalidateQueries(invitationQuery(organizationId));
      }),
    [queryClient, organizationId],
  );
}
