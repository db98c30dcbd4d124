import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { invitationQuery } from '#web/features/members/invitations.ts';
import classes from '#web/features/members/invite.module.css';
import { InviteLink } from '#web/features/members/invite-link.tsx';
import { InviteMessage } from '#web/features/members/invite-message.tsx';
import { InviteSending } from '#web/features/members/invite-sending.tsx';
import { useMembership } from '#web/features/members/memberships.ts';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/invite');

/** «Приглашения»: the link with its poster, a message, and invitations sent from here. */
export function InvitePage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const { data, error, refetch } = useQuery(invitationQuery(organizationId));
  const name = useMembership(organizationId)?.organizationName ?? '';
  return (
    <>
      <PageHead title={t`Приглашения`} />
      <div className={classes.stack}>
        {data ? (
          <>
            <InviteLink organizationId={organizationId} invitation={data} />
            <InviteMessage organizationName={name} url={data.url} />
            <InviteSending organizationId={organizationId} invitation={data} />
          </>
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          [260, 220, 180].map((height) => <CardSkeleton key={height} height={height} />)
        )}
      </div>
    </>
  );
}
