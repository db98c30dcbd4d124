import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { MemberCalendar } from '#web/features/calendar/member-calendar.tsx';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { organizationQuery } from '#web/features/organizations/organization.ts';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';

const route = getRouteApi('/app/communicator/calendar/');

/** «Календарь событий» of the members' app. */
export function CalendarPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`Календарь событий`} over={<BackLink to={paths.member.communicator()}>{t`Коммуникатор`}</BackLink>} />
      <OrganizationChoice />
      <NeedsOrganization>
        {({ organizationId }) => <OfOrganization key={organizationId} organizationId={organizationId} />}
      </NeedsOrganization>
    </>
  );
}

function OfOrganization({ organizationId }: { organizationId: OrganizationId }) {
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error } = useQuery(organizationQuery(organizationId));
  if (!data && !error) return <CardSkeleton height={400} />;
  return (
    <MemberCalendar
      organizationId={organizationId}
      // Without the organisation's page at hand today is the device's.
      timeZone={data?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone}
      view={view}
      onView={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
      pathOf={({ eventId, on }) => paths.member.event(eventId, on)}
    />
  );
}
