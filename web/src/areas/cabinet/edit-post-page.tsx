import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { OrganizationId, PostId } from '#contract/ids';
import { EditPostForm } from '#web/features/feed/edit-post-form.tsx';
import { postQuery } from '#web/features/feed/posts.ts';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './feed-page.module.css';

const route = getRouteApi('/cabinet/$organizationId/feed/$postId/edit');

/** «Изменить публикацию». */
export function EditPostPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const params = route.useParams();
  const organizationId = params.organizationId as OrganizationId;
  const postId = params.postId as PostId;
  const { data: post, error, refetch } = useQuery(postQuery(organizationId, postId));
  const address = paths.cabinet.post(organizationId, postId);
  return (
    <div className={classes.narrow}>
      <PageHead
        title={t`Изменить публикацию`}
        over={
          <BackLink to={paths.cabinet.feed(organizationId)}>
            <Trans>Лента</Trans>
          </BackLink>
        }
      />
      {error && !post && (
        <Card>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </Card>
      )}
      {!error && !post && <FormSkeleton fields={4} />}
      {post && <EditPostForm key={post.id} post={post} onSaved={() => void navigate({ to: address })} />}
    </div>
  );
}
