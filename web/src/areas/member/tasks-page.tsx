import { Trans, useLingui } from '@lingui/react/macro';
import { IconPlus } from '@tabler/icons-react';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { OwnTasks } from '#web/features/tasks/own-tasks.tsx';
import { paths } from '#web/lib/paths.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Задачи»: one's own, by how soon they are due. */
export function TasksPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead
        title={t`Задачи`}
        action={
          <ButtonLink to={paths.member.newTask()} leftSection={<IconPlus size={19} stroke={1.8} />}>
            <Trans>Создать задачу</Trans>
          </ButtonLink>
        }
      />
      <OrganizationChoice />
      <NeedsOrganization>
        {({ organizationId }) => <OwnTasks key={organizationId} organizationId={organizationId} pathOf={paths.member.task} />}
      </NeedsOrganization>
    </>
  );
}
