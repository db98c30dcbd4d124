import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { NeedsOrganization, OrganizationChoice } from '#web/features/members/needs-organization.tsx';
import { NewTaskForm } from '#web/features/tasks/new-task-form.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Новая задача» to oneself. */
export function NewTaskPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        title={t`Новая задача`}
        over={
          <BackLink to={paths.member.tasks()}>
            <Trans>Задачи</Trans>
          </BackLink>
        }
      />
      <OrganizationChoice />
      <NeedsOrganization>
        {({ organizationId, memberId }) => (
          <Card key={organizationId}>
            <NewTaskForm
              organizationId={organizationId}
              people={[{ id: memberId, name: '' }]}
              assign={false}
              onCreated={(task) => void navigate({ to: paths.member.task(task.id), replace: true })}
              onCancel={() => void navigate({ to: paths.member.tasks() })}
            />
          </Card>
        )}
      </NeedsOrganization>
    </>
  );
}
