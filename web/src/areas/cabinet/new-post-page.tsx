import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { useSession } from '#web/features/accounts/session.ts';
import { NewPostForm } from '#web/features/feed/new-post-form.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import classes from './feed-page.module.css';

const route = getRouteApi('/cabinet/$organizationId/feed/new');

/** «Создать публикацию». */
export function NewPostPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const person = useSession();
  const feed = paths.cabinet.feed(organizationId);
  return (
    <div className={classes.narrow}>
      <PageHead
        title={t`Создать публикацию`}
        over={
          <BackLink to={feed}>
            <Trans>Лента</Trans>
          </BackLink>
        }
      />
      {person ? (
        <NewPostForm organizationId={organizationId} personId={person.id} onPublished={() => void navigate({ to: feed })} />
      ) : (
        <FormSkeleton fields={4} />
      )}
    </div>
  );
}
