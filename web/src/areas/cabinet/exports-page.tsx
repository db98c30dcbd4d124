import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { ExportList } from '#web/features/members/export-list.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/cabinet/$organizationId/members/exports');

/** Own exports of the register. */
export function ExportsPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  return (
    <>
      <PageHead
        over={<BackLink to={paths.cabinet.members(organizationId)}>{t`Все пользователи`}</BackLink>}
        title={t`Экспорты`}
        under={t`Файлы, которые вы подготовили. Видите их только вы, каждый хранится сутки.`}
      />
      <ExportList organizationId={organizationId} />
    </>
  );
}
