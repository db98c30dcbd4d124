import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { PlannedPosts } from '#web/features/feed/planned-posts.tsx';
import { PostList } from '#web/features/feed/post-list.tsx';
import { paths } from '#web/lib/paths.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import classes from './feed-page.module.css';
import { postPaths } from './post-paths.ts';

const route = getRouteApi('/cabinet/$organizationId/feed/');

/** «Лента»: what the members see, and what is planned. */
export function FeedPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  return (
    <>
      <PageHead
        title={t`Лента`}
        action={
          <ButtonLink to={paths.cabinet.newPost(organizationId)} leftSection={<IconPlus size={19} stroke={1.8} />}>
            <Trans>Создать публикацию</Trans>
          </ButtonLink>
        }
      />
      <div className={classes.columns}>
        <div className={classes.feed}>
          <PostList
            organizationId={organizationId}
            paths={postPaths(organizationId)}
            emptyText={t`Новости и голосования, которые вы опубликуете, увидят все пользователи организации.`}
          />
        </div>
        <aside className={classes.side} aria-label={t`Запланированные публикации`}>
          <PlannedPosts organizationId={organizationId} paths={postPaths(organizationId)} />
        </aside>
      </div>
    </>
  );
}
