import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { MemberLibrary } from '#web/features/library/member-library.tsx';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/app/communicator/library');

/** «Библиотека»: what the organisation has for its members. */
export function LibraryPage() {
  const { t } = useLingui();
  const view = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHead title={t`Библиотека`} over={<BackLink to={paths.member.communicator()}>{t`Коммуникатор`}</BackLink>} />
      <OrganizationChoice />
      <NeedsOrganization>
        {({ organizationId }) => (
          <MemberLibrary
            key={organizationId}
            organizationId={organizationId}
            view={view}
            onView={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: true })}
            path={paths.member.library()}
          />
        )}
      </NeedsOrganization>
    </>
  );
}
