import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { PostId } from '#contract/ids';
import { PostView } from '#web/features/feed/post-view.tsx';
import { NeedsOrganization } from '#web/features/members/needs-organization.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';

const route = getRouteApi('/app/communicator/feed/$postId');

/** One publication, where a notification leads. */
export function PostPage() {
  const { t } = useLingui();
  const postId = route.useParams().postId as PostId;
  return (
    <NeedsOrganization>
      {({ organizationId }) => (
        <PostView
          organizationId={organizationId}
          postId={postId}
          paths={{ post: paths.member.post }}
          title={t`Публикация`}
          over={
            <BackLink to={paths.member.feed()}>
              <Trans>Лента организации</Trans>
            </BackLink>
          }
        />
      )}
    </NeedsOrganization>
  );
}
