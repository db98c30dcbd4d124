import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { getTableSettings } from '#contract/table-settings';
import { call, endpoint } from '#web/lib/call.ts';

const read = endpoint<typeof getTableSettings>('GET', '/api/table-settings');

/** Which columns and how long a page this person has chosen for the lists of members. */
export const tableSettingsQuery = queryOptions({
  queryKey: ['table-settings'],
  queryFn: ({ signal }) => call(read, {}, { signal }),
  staleTime: 5 * 60_000,
});

/** For the loader of a list: asked for while its code is still on the way. */
export const prefetchTableSettings = (queryClient: QueryClient): void => void queryClient.prefetchQuery(tableSettingsQuery);
