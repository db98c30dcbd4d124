import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { getGreetingSettings, getOwnGreeting, greetMember, listBirthdays, updateGreetingSettings } from '#contract/greetings';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';

const settings = endpoint<typeof getGreetingSettings>('GET', '/api/organizations/:organizationId/greetings/settings');
const update = endpoint<typeof updateGreetingSettings>('PUT', '/api/organizations/:organizationId/greetings/settings');
const birthdays = endpoint<typeof listBirthdays>('GET', '/api/organizations/:organizationId/greetings/birthdays');
const greet = endpoint<typeof greetMember>('POST', '/api/organizations/:organizationId/greetings/birthdays/:memberId');
const own = endpoint<typeof getOwnGreeting>('GET', '/api/organizations/:organizationId/greetings/own');

export const keyOf = (organizationId: OrganizationId) => ['greetings', organizationId];

/** «Поздравление с днём рождения». */
export const greetingSettingsQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'settings'],
    queryFn: ({ signal }) => call(settings, { params: { organizationId } }, { signal }),
  });

const SHOWN = 5;

/** Today, then the coming days. */
export const birthdaysQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(organizationId), 'birthdays'],
    queryFn: ({ pageParam, signal }) =>
      call(
        birthdays,
        { params: { organizationId }, query: { limit: SHOWN, ...(pageParam === '' ? {} : { after: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** What the organisation wished this person for today's birthday. */
export const ownGreetingQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'own'],
    queryFn: ({ signal }) => call(own, { params: { organizationId } }, { signal }),
  });

interface Sent<Body> {
  readonly body: Body;
  readonly idempotencyKey: string;
}

export function useUpdateGreeting(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: Sent<Input<typeof updateGreetingSettings>['body']>) =>
      call(update, { params: { organizationId }, body }, { idempotencyKey }),
    onSuccess: (saved) => queryClient.setQueryData(greetingSettingsQuery(organizationId).queryKey, saved),
    // Somebody else was quicker: theirs is shown beside what was typed.
    onError: () => queryClient.invalidateQueries({ queryKey: greetingSettingsQuery(organizationId).queryKey }),
  });
}

/** «Поздравить». Whatever comes of it, the list is asked for anew: somebody else may have been quicker. */
export function useGreetMember(organizationId: OrganizationId, memberId: MemberId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: Sent<Input<typeof greetMember>['body']>) =>
      call(greet, { params: { organizationId, memberId }, body }, { idempotencyKey }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: birthdaysQuery(organizationId).queryKey }),
  });
}
