import { useLingui } from '@lingui/react/macro';
import { IconNews } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { OrganizationId } from '#contract/ids';
import { MoreButton } from '#web/ui/more-button.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { PostCard, type PostPaths } from './post-card.tsx';
import classes from './post-list.module.css';
import { postsQuery } from './posts.ts';

interface Props {
  organizationId: OrganizationId;
  paths: PostPaths;
  emptyText: string;
  emptyAction?: ReactNode;
}

/** The feed, going on by itself as one scrolls. */
export function PostList({ organizationId, paths, emptyText, emptyAction }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery(postsQuery(organizationId));
  const { data, error, refetch } = list;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div className={classes.list}>
        <CardSkeleton height={420} />
        <CardSkeleton height={260} />
      </div>
    );
  }
  const posts = data.pages.flatMap(({ items }) => items);
  if (posts.length === 0) return <EmptyState icon={IconNews} title={t`Публикаций ещё нет`} text={emptyText} action={emptyAction} />;
  return (
    <div className={classes.list} aria-busy={list.isFetchingNextPage}>
      {posts.map((post) => (
        <PostCard key={post.id} post={post} paths={paths} />
      ))}
      {list.isFetchNextPageError && <ErrorState error={error} onRetry={() => void list.fetchNextPage()} />}
      {!list.isFetchNextPageError && <Rest list={list} />}
    </div>
  );
}

interface RestProps {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
}

/** Asks for the next page a screen before its end is reached; the button is for those who come by keyboard. */
function Rest({ list }: RestProps) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (!hasNextPage || isFetchingNextPage || end.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: '0px 0px 100% 0px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div ref={end} className={classes.rest}>
      <MoreButton list={list} />
    </div>
  );
}
