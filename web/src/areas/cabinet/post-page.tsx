import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { OrganizationId, PostId } from '#contract/ids';
import { PostView } from '#web/features/feed/post-view.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import classes from './feed-page.module.css';
import { postPaths } from './post-paths.ts';

const route = getRouteApi('/cabinet/$organizationId/feed/$postId/');

/** One publication in the cabinet. */
export function PostPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const params = route.useParams();
  const organizationId = params.organizationId as OrganizationId;
  const feed = paths.cabinet.feed(organizationId);
  return (
    <div className={classes.narrow}>
      <PostView
        organizationId={organizationId}
        postId={params.postId as PostId}
        paths={postPaths(organizationId)}
        title={t`Публикация`}
        over={
          <BackLink to={feed}>
            <Trans>Лента</Trans>
          </BackLink>
        }
        onDeleted={() => void navigate({ to: feed })}
      />
    </div>
  );
}
