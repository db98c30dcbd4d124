import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileImport, IconSend, IconUserPlus, IconUserQuestion } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { AddPersonDialog } from '#web/features/members/add-person-dialog.tsx';
import { ExportButton } from '#web/features/members/export-button.tsx';
import { UnregisteredTable } from '#web/features/members/unregistered-table.tsx';
import { paths } from '#web/lib/paths.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { EmptyState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/unregistered');

export function UnregisteredPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const view = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead
        title={t`Не зарегистрированы`}
        aside={
          <>
            <ExportButton organizationId={organizationId} status="unregistered" view={view} />
            <ButtonLink to={paths.cabinet.invite(organizationId)} variant="default" leftSection={<IconSend size={18} stroke={1.6} />}>
              <Trans>Приглашения</Trans>
            </ButtonLink>
          </>
        }
        action={
          <Button leftSection={<IconUserPlus size={18} stroke={1.6} />} onClick={() => setAdding(true)}>
            <Trans>Добавить человека</Trans>
          </Button>
        }
      />
      <UnregisteredTable
        organizationId={organizationId}
        view={view}
        onView={(change) => void navigate({ search: (now) => ({ ...now, ...change }), replace: 'q' in change })}
        empty={
          <EmptyState
            icon={IconUserQuestion}
            title={t`Все зарегистрированы`}
            text={t`Здесь ждут те, кого организация знает, а они ещё не зарегистрировались. Добавьте человека или загрузите список.`}
            action={
              <ButtonLink
                to={paths.cabinet.imports(organizationId)}
                variant="default"
                leftSection={<IconFileImport size={18} stroke={1.6} />}
              >
                <Trans>Загрузить список</Trans>
              </ButtonLink>
            }
          />
        }
      />
      {adding && <AddPersonDialog organizationId={organizationId} onClose={() => setAdding(false)} />}
    </>
  );
}
