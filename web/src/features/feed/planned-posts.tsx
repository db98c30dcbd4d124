import { Trans, useLingui } from '@lingui/react/macro';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Post } from '#contract/feed';
import type { OrganizationId } from '#contract/ids';
import { Section } from '#web/ui/card.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { RowMenu } from '#web/ui/row-menu.tsx';
import { TextSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import { DeletePostDialog } from './delete-post-dialog.tsx';
import classes from './planned-posts.module.css';
import { plannedPostsQuery } from './posts.ts';

interface Props {
  organizationId: OrganizationId;
  paths: { post: (postId: string) => string; edit: (postId: string) => string };
}

/** «Запланированные»: what will be published by itself, the nearest first. */
export function PlannedPosts({ organizationId, paths }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery(plannedPostsQuery(organizationId));
  const { data, error, refetch } = list;
  const posts = data?.pages.flatMap(({ items }) => items);
  return (
    <Section title={t`Запланированные`}>
      {error && !posts && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !posts && <TextSkeleton lines={2} />}
      {posts?.length === 0 && (
        <p className={classes.quiet}>
          <Trans>Публикации, которым вы назначите время, появятся здесь и выйдут сами.</Trans>
        </p>
      )}
      {posts && posts.length > 0 && (
        <ul className={classes.list}>
          {posts.map((post) => (
            <PlannedPost key={post.id} post={post} paths={paths} />
          ))}
        </ul>
      )}
      <MoreButton list={list} />
    </Section>
  );
}

function PlannedPost({ post, paths }: { post: Post; paths: Props['paths'] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <Link to={paths.post(post.id)} className={classes.title ?? ''}>
          {post.title}
        </Link>
        <p className={classes.quiet}>
          {post.type === 'poll' && <>{t`Опрос`} · </>}
          <When instant={post.publishedAt} />
        </p>
      </div>
      <RowMenu
        of={post.title}
        entries={[
          { label: t`Изменить`, icon: IconPencil, onSelect: () => void navigate({ to: paths.edit(post.id) }) },
          { label: t`Удалить`, icon: IconTrash, danger: true, onSelect: () => setDeleting(true) },
        ]}
      />
      <DeletePostDialog post={post} opened={deleting} onClose={() => setDeleting(false)} />
    </li>
  );
}
