import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { ImportFile } from '#web/features/members/import-file.tsx';
import { ImportHistory } from '#web/features/members/import-history.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/import/');

/** The first step of an import, and the imports before. */
export function ImportsPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const navigate = route.useNavigate();
  return (
    <>
      <PageHead
        title={t`Импорт`}
        over={
          <BackLink to={paths.cabinet.members(organizationId)}>
            <Trans>Все пользователи</Trans>
          </BackLink>
        }
        under={t`Реестр организации из таблицы XLSX или CSV. Перед записью вы увидите, что произойдёт с каждой строкой.`}
      />
      <ImportFile organizationId={organizationId} onStarted={(id) => void navigate({ to: paths.cabinet.import(organizationId, id) })} />
      <ImportHistory organizationId={organizationId} />
    </>
  );
}
