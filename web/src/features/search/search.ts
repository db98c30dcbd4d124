import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import type { SearchHit, SearchKind, searchEverything } from '#contract/search';
import { call, endpoint } from '#web/lib/call.ts';

/** Fewer letters find everything. */
export const SHORTEST = 2;

const search = endpoint<typeof searchEverything>('GET', '/api/organizations/:organizationId/search');

/** What is found for these words, of all kinds or more of one. A newer question drops an older one that is still on its way. */
export const searchQuery = (organizationId: OrganizationId, q: string, kind: SearchKind | null) =>
  queryOptions({
    queryKey: ['search', organizationId, q, kind],
    queryFn: ({ signal }) => call(search, { params: { organizationId }, query: { q, ...(kind === null ? {} : { kind }) } }, { signal }),
    enabled: [...q].length >= SHORTEST,
    placeholderData: keepPreviousData,
    // What was found is shown as it is now, and not kept: there are people among it.
    staleTime: 10_000,
    gcTime: 30_000,
  });

/** Where something leads: an address of ours, or one for a tab of its own. */
export interface Target {
  readonly href: string;
  readonly newTab?: boolean;
}
/** Where a hit is opened in this area. */
export type PathOf = (hit: SearchHit) => Target;
