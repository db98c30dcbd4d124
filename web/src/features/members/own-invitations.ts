import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { declineInvitation, getInvitingOrganization, joinOrganization, listInvitations } from '#contract/invitations';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';
import { cardsQuery } from './cards.ts';
import { membershipsQuery } from './memberships.ts';

const list = endpoint<typeof listInvitations>('GET', '/api/invitations');
const join = endpoint<typeof joinOrganization>('POST', '/api/memberships/join');
const decline = endpoint<typeof declineInvitation>('POST', '/api/invitations/decline');
const inviting = endpoint<typeof getInvitingOrganization>('GET', '/api/join/:code');

/** Organisations whose register waits for the phone of this account. */
export const ownInvitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => call(list, {}, { signal }),
  staleTime: 60_000,
});

/** Who invites by the link of a poster or a letter. */
export const invitingOrganizationQuery = (code: string) =>
  queryOptions({
    queryKey: ['inviting', code],
    queryFn: ({ signal }) => call(inviting, { params: { code } }, { signal }),
  });

/** «Вступить» and «Не сейчас». */
export function useAnswerInvitation() {
  const queryClient = useQueryClient();
  const ask = (keys: readonly (readonly unknown[])[]) => Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  return {
    join: useMutation({
      mutationFn: (organizationId: OrganizationId) => call(join, { body: { organizationId } }),
      onSettled: () => ask([ownInvitationsQuery.queryKey, membershipsQuery.queryKey, cardsQuery.queryKey]),
    }),
    decline: useMutation({
      mutationFn: (organizationId: OrganizationId) => call(decline, { body: { organizationId } }),
      onSettled: () => ask([ownInvitationsQuery.queryKey]),
    }),
  };
}

/** An invitation comes with a notification. */
export function useOwnInvitationsLive() {
  const queryClient = useQueryClient();
  useEffect(
    () => realtime.subscribe('notifications.changed', () => void queryClient.invalidateQueries({ queryKey: ownInvitationsQuery.queryKey })),
    [queryClient],
  );
}
