import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { notFound, redirect } from '@tanstack/react-router';
import type { getSession, Person } from '#contract/accounts';
import { call, endpoint } from '#web/lib/call.ts';
import { paths } from '#web/lib/paths.ts';

// Types only: this file is in the entry chunk, and the contract would bring zod along.
const session = endpoint<typeof getSession>('GET', '/api/session');

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(session, {}, { signal }),
  staleTime: 60_000,
});

/** The signed-in person: `undefined` while it is asked for, `null` for a visitor. */
export const useSession = (): Person | null | undefined => useQuery(sessionQuery).data?.person;

const personOf = async (queryClient: QueryClient) =>
  (await queryClient.ensureQueryData({ ...sessionQuery, revalidateIfStale: true })).person;

/** For `beforeLoad`: leads a visitor to the sign-in and back here afterwards. */
export async function requirePerson(queryClient: QueryClient, here: string): Promise<Person> {
  const person = await personOf(queryClient);
  if (person === null) throw redirect({ to: paths.site.signIn(), search: { next: here } });
  return person;
}

/** For `beforeLoad` of the operator's console: for anybody else it does not exist. */
export async function requireOperator(queryClient: QueryClient, here: string): Promise<Person> {
  const person = await requirePerson(queryClient, here);
  if (!person.operator) throw notFound();
  return person;
}
