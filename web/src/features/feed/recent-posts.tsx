import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconEye, IconNews } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { When } from '#web/ui/when.tsx';
import { postsQuery } from './posts.ts';
import classes from './recent-posts.module.css';

interface Props {
  organizationId: OrganizationId;
  /** Where a publication opens, in this area. */
  pathOf: (postId: string) => string;
  /** What to say where there is none. */
  emptyText: string;
}

const SHOWN = 5;

/** The newest publications, a line each: title, date, how many have seen it. */
export function RecentPosts({ organizationId, pathOf, emptyText }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { data, error, refetch } = useInfiniteQuery(postsQuery(organizationId));
  const posts = data?.pages[0]?.items.slice(0, SHOWN);
  if (error && !posts) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!posts) return <ListSkeleton rows={SHOWN} height={52} />;
  if (posts.length === 0) return <EmptyState icon={IconNews} title={t`Публикаций ещё нет`} text={emptyText} />;
  return (
    <ul className={classes.list}>
      {posts.map(({ id, title, publishedAt, views, type }) => (
        <li key={id}>
          <Link to={pathOf(id)} className={classes.link ?? ''}>
            <span className={classes.title}>{title}</span>
            <span className={classes.quiet}>
              {type === 'poll' && <>{t`Опрос`} · </>}
              <When instant={publishedAt} />
              <span
                className={classes.views}
                title={t`${plural(views, { one: 'Видел # человек', few: 'Видели # человека', many: 'Видели # человек', other: 'Видели # человека' })}`}
              >
                <IconEye size={15} stroke={1.7} aria-hidden="true" /> {format.number(views)}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
