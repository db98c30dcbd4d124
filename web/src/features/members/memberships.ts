import { type QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { notFound, redirect } from '@tanstack/react-router';
import type { listMemberships, Membership } from '#contract/members';
import { call, endpoint } from '#web/lib/call.ts';
import { paths } from '#web/lib/paths.ts';

const memberships = endpoint<typeof listMemberships>('GET', '/api/memberships');

export const membershipsQuery = queryOptions({
  queryKey: ['memberships'],
  queryFn: ({ signal }) => call(memberships, {}, { signal }),
  staleTime: 60_000,
});

/** The organisations whose cabinet this person may enter. Empty for a visitor. */
export function useCabinets(signedIn: boolean): readonly Membership[] {
  const { data } = useQuery({ ...membershipsQuery, enabled: signedIn });
  return data?.items.filter(({ role }) => role !== 'member') ?? [];
}

/** The membership whose cabinet is open; the route's guard has loaded it. */
export function useMembership(organizationId: string): Membership | undefined {
  const { data } = useSuspenseQuery(membershipsQuery);
  return data.items.find((membership) => membership.organizationId === organizationId);
}

/** For `beforeLoad` of a cabinet: for anybody but its head and administrators it does not exist. */
export async function requireCabinet(queryClient: QueryClient, organizationId: string): Promise<Membership> {
  const { items } = await queryClient.ensureQueryData({ ...membershipsQuery, revalidateIfStale: true });
  const membership = items.find((one) => one.organizationId === organizationId && one.role !== 'member');
  if (!membership) throw notFound();
  return membership;
}

/** For `beforeLoad` of the choice of a cabinet: whoever has one only goes straight in. */
export async function enterOnlyCabinet(queryClient: QueryClient): Promise<void> {
  const { items } = await queryClient.ensureQueryData({ ...membershipsQuery, revalidateIfStale: true });
  const [only, ...others] = items.filter(({ role }) => role !== 'member');
  if (only && others.length === 0) throw redirect({ to: paths.cabinet.profile(only.organizationId), replace: true });
}
