import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { redirect, useNavigate } from '@tanstack/react-router';
import type { Person } from '#contract/accounts';
import { sessionQuery } from '#web/features/accounts/session.ts';
import { membershipsQuery } from '#web/features/members/memberships.ts';
import { ownAddress, paths } from '#web/lib/paths.ts';

/** Where a person works: the console, the cabinet, or the members' app. */
async function homeOf(queryClient: QueryClient, person: Person): Promise<string> {
  if (person.operator) return paths.operator.applications();
  await queryClient.prefetchQuery(membershipsQuery); // does not throw: without an answer the app says what is wrong
  const memberships = queryClient.getQueryData(membershipsQuery.queryKey)?.items ?? [];
  return memberships.some(({ role }) => role !== 'member') ? paths.cabinet.choose() : paths.member.panel();
}

/** For the loaders of sign-in and sign-up: who is signed in goes where these pages lead. */
export async function leaveSignedIn(queryClient: QueryClient, searchStr: string): Promise<void> {
  await queryClient.prefetchQuery(sessionQuery); // does not throw: without an answer the form is shown
  const person = queryClient.getQueryData(sessionQuery.queryKey)?.person;
  const next = new URLSearchParams(searchStr).get('next') ?? '';
  if (person) throw redirect({ href: ownAddress(next, await homeOf(queryClient, person)), replace: true });
}

/** What follows a sign-in: nothing of the visitor stays, and the person comes to where they wanted, else to where they work. */
export function useEnter(next: string) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return async (person: Person) => {
    // The session's query stays: the header watches it.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    queryClient.setQueryData(sessionQuery.queryKey, { person });
    await navigate({ href: ownAddress(next, await homeOf(queryClient, person)), replace: true });
  };
}
