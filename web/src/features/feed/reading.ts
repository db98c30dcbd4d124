import { queryOptions } from '@tanstack/react-query';
import type { getReading } from '#contract/feed';
import type { OrganizationId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';

const reading = endpoint<typeof getReading>('GET', '/api/organizations/:organizationId/post-reading');

/** What share of the members has seen the newest publications. */
export const readingQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: ['feed', organizationId, 'reading'],
    queryFn: ({ signal }) => call(reading, { params: { organizationId } }, { signal }),
  });
