import { Trans, useLingui } from '@lingui/react/macro';
import { IconUserOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { ExportButton } from '#web/features/members/export-button.tsx';
import { MembersTable } from '#web/features/members/members-table.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/excluded');

export function ExcludedPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const view = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHead title={t`Исключенные`} action={<ExportButton organizationId={organizationId} status="excluded" view={view} />} />
      <MembersTable
        organizationId={organizationId}
        status="excluded"
        view={view}
        onView={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: 'q' in change })}
        empty={
          <EmptyState
            icon={IconUserOff}
            title={t`Исключенных нет`}
            text={
              <Trans>Здесь останутся те, кого исключат из организации: с датой, автором и причиной. Отсюда их можно восстановить.</Trans>
            }
          />
        }
      />
    </>
  );
}
