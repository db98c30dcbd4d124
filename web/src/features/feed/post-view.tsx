import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OrganizationId, PostId } from '#contract/ids';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { PostCard, type PostPaths } from './post-card.tsx';
import { PostThread } from './post-thread.tsx';
import { postQuery } from './posts.ts';

interface Props {
  organizationId: OrganizationId;
  postId: PostId;
  paths: PostPaths;
  /** What the page is called until the publication's own title is known. */
  title: string;
  /** The way back. */
  over: ReactNode;
  onDeleted?: () => void;
}

/** One publication on a page of its own. */
export function PostView({ organizationId, postId, paths, title, over, onDeleted }: Props) {
  const { data: post, error, refetch } = useQuery(postQuery(organizationId, postId));
  // A publication deleted while it was read is said to be gone; any other failure leaves what was read.
  const gone = error !== null && (post === undefined || ('code' in error && error.code === 'not_found'));
  return (
    <>
      <PageHead title={gone ? title : (post?.title ?? title)} over={over} />
      {gone && (
        <Card>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </Card>
      )}
      {!gone && !post && <CardSkeleton height={420} />}
      {!gone && post && <PostCard post={post} paths={paths} alone onDeleted={onDeleted} />}
      {!gone && post && !post.planned && <PostThread key={post.id} post={post} />}
    </>
  );
}
