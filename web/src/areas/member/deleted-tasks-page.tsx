import { useLingui } from '@lingui/react/macro';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { DeletedTasks } from '#web/features/tasks/deleted-tasks.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Удалённые задачи»: of administrators all, of members those they set. */
export function DeletedTasksPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead
        over={<BackLink to={paths.member.tasks()}>{t`Задачи`}</BackLink>}
        title={t`Удалённые задачи`}
        under={t`Хранятся 30 дней, потом исчезают навсегда.`}
      />
      <OrganizationChoice />
      <NeedsOrganization>{({ organizationId }) => <DeletedTasks key={organizationId} organizationId={organizationId} />}</NeedsOrganization>
    </>
  );
}
