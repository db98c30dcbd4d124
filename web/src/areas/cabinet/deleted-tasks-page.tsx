import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { DeletedTasks } from '#web/features/tasks/deleted-tasks.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/cabinet/$organizationId/tasks_/deleted');

/** «Удалённые задачи»: what can still be brought back. */
export function DeletedTasksPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  return (
    <>
      <PageHead
        title={t`Удалённые задачи`}
        over={<BackLink to={paths.cabinet.tasks(organizationId)}>{t`Задачи`}</BackLink>}
        under={t`Хранятся 30 дней, потом исчезают навсегда.`}
      />
      <DeletedTasks organizationId={organizationId} />
    </>
  );
}
