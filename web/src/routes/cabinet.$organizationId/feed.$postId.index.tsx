import { createFileRoute } from '@tanstack/react-router';
import type { OrganizationId, PostId } from '#contract/ids';
import { PostPage } from '#web/areas/cabinet/post-page.tsx';
import { postQuery } from '#web/features/feed/posts.ts';

export const Route = createFileRoute('/cabinet/$organizationId/feed/$postId/')({
  component: PostPage,
  loader: ({ context, params }) =>
    void context.queryClient.prefetchQuery(postQuery(params.organizationId as OrganizationId, params.postId as PostId)),
});
