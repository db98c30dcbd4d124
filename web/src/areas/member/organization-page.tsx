import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { NeedsOrganization } from '#web/features/members/needs-organization.tsx';
import { organizationQuery } from '#web/features/organizations/organization.ts';
import { OrganizationInformation } from '#web/features/organizations/organization-information.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';

/** «Информация об организации». */
export function OrganizationPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`Информация об организации`} over={<BackLink to={paths.member.communicator()}>{t`Коммуникатор`}</BackLink>} />
      <NeedsOrganization>{({ organizationId }) => <Information organizationId={organizationId} />}</NeedsOrganization>
    </>
  );
}

function Information({ organizationId }: { organizationId: OrganizationId }) {
  const { data, error, refetch } = useQuery(organizationQuery(organizationId));
  if (data) return <OrganizationInformation organization={data} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton height={420} />;
}
