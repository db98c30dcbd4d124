import { createFileRoute } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { FeedPage } from '#web/areas/cabinet/feed-page.tsx';
import { plannedPostsQuery, postsQuery } from '#web/features/feed/posts.ts';

export const Route = createFileRoute('/cabinet/$organizationId/feed/')({
  component: FeedPage,
  // Asked for, not waited for: the page shows its own skeletons and errors.
  loader: ({ context, params }) => {
    const organizationId = params.organizationId as OrganizationId;
    void context.queryClient.prefetchInfiniteQuery(postsQuery(organizationId));
    void context.queryClient.prefetchInfiniteQuery(plannedPostsQuery(organizationId));
  },
});
