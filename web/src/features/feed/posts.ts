import { infiniteQueryOptions } from '@tanstack/react-query';
import type { listPosts } from '#contract/feed';
import type { OrganizationId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listPosts>('GET', '/api/organizations/:organizationId/posts');

/** Publications: pinned ones first, then newest first. */
export const postsQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: ['feed', organizationId, 'list'],
    queryFn: ({ pageParam, signal }) =>
      call(list, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
