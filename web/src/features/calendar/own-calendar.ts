import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { makeCalendarAddress, revokeCalendarAddress, setReminders } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';
import { addressQuery, remindersQuery } from './calendar.ts';

const set = endpoint<typeof setReminders>('PUT', '/api/organizations/:organizationId/calendar/reminders');
const make = endpoint<typeof makeCalendarAddress>('POST', '/api/organizations/:organizationId/calendar/address');
const revoke = endpoint<typeof revokeCalendarAddress>('DELETE', '/api/organizations/:organizationId/calendar/address');

/** When this member is reminded; null: as everybody. */
export function useSetReminders(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (leads: number[] | null) => call(set, { params: { organizationId }, body: { leads } }),
    onSuccess: (now) => queryClient.setQueryData(remindersQuery(organizationId).queryKey, now),
  });
}

/** Makes and revokes the secret address of one's own calendar. The address itself is told once. */
export function useCalendarAddress(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: addressQuery(organizationId).queryKey });
  return {
    make: useMutation({ mutationFn: () => call(make, { params: { organizationId } }), onSettled }),
    revoke: useMutation({ mutationFn: () => call(revoke, { params: { organizationId } }), onSettled }),
  };
}
