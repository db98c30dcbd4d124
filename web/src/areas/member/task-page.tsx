import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { OrganizationId, TaskId } from '#contract/ids';
import { NeedsOrganization } from '#web/features/members/needs-organization.tsx';
import { TaskBody, useTask } from '#web/features/tasks/task-body.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

const route = getRouteApi('/app/tasks/$taskId');

/** One task, where a notification leads. */
export function TaskPage() {
  const taskId = route.useParams().taskId as TaskId;
  return <NeedsOrganization>{({ organizationId }) => <OneTask organizationId={organizationId} taskId={taskId} />}</NeedsOrganization>;
}

function OneTask({ organizationId, taskId }: { organizationId: OrganizationId; taskId: TaskId }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const found = useTask(organizationId, taskId);
  return (
    <>
      <PageHead
        title={found.task?.title ?? t`Задача`}
        over={
          <BackLink to={paths.member.tasks()}>
            <Trans>Задачи</Trans>
          </BackLink>
        }
      />
      <Card>
        <TaskBody found={found} assign={false} onDeleted={() => void navigate({ to: paths.member.tasks() })} />
      </Card>
    </>
  );
}
