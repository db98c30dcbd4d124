import { queryOptions } from '@tanstack/react-query';
import type { getOffice } from '#contract/system';
import { call, endpoint } from '#web/lib/call.ts';

const office = endpoint<typeof getOffice>('GET', '/api/office');

/** Where to write to the platform's office. */
export const officeQuery = queryOptions({
  queryKey: ['office'],
  queryFn: ({ signal }) => call(office, {}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
