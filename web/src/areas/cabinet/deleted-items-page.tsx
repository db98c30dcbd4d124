import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { DeletedItems } from '#web/features/library/deleted-items.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/cabinet/$organizationId/library_/deleted');

/** «Удалённые файлы и папки»: what can still be brought back. */
export function DeletedItemsPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  return (
    <>
      <PageHead
        title={t`Удалённые файлы и папки`}
        over={<BackLink to={paths.cabinet.library(organizationId)}>{t`Библиотека`}</BackLink>}
        under={t`Хранятся 30 дней, потом исчезают навсегда.`}
      />
      <DeletedItems organizationId={organizationId} />
    </>
  );
}
