import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileImport, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { ExportButton } from '#web/features/members/export-button.tsx';
import { MembersTable } from '#web/features/members/members-table.tsx';
import { paths } from '#web/lib/paths.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/');

export function MembersPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const view = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHead
        title={t`Все пользователи`}
        aside={
          <>
            <ExportButton organizationId={organizationId} status={view.status || 'active'} view={view} />
            <ButtonLink
              to={paths.cabinet.imports(organizationId)}
              variant="default"
              leftSection={<IconFileImport size={18} stroke={1.6} />}
            >
              <Trans>Импорт</Trans>
            </ButtonLink>
          </>
        }
        action={
          <ButtonLink to={paths.cabinet.invite(organizationId)} leftSection={<IconUserPlus size={18} stroke={1.6} />}>
            <Trans>Пригласить</Trans>
          </ButtonLink>
        }
      />
      <MembersTable
        organizationId={organizationId}
        status={view.status || 'active'}
        withStatus
        view={view}
        onView={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: 'q' in change })}
        empty={
          <EmptyState
            icon={IconUsers}
            title={t`Пользователей ещё нет`}
            text={<Trans>Они появятся здесь, когда зарегистрируются и привяжут карты вашей организации.</Trans>}
          />
        }
      />
    </>
  );
}
