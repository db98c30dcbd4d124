import { useLingui } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { OrganizationId, TaskId } from '#contract/ids';
import { SideSheet } from '#web/features/tasks/side-sheet.tsx';
import { TaskBody, useTask } from '#web/features/tasks/task-body.tsx';
import { paths } from '#web/lib/paths.ts';

const route = getRouteApi('/cabinet/$organizationId/tasks/$taskId');

/** One task over the board or the list it was opened from. */
export function TaskPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const params = route.useParams();
  const organizationId = params.organizationId as OrganizationId;
  const found = useTask(organizationId, params.taskId as TaskId);
  return (
    <SideSheet
      key={params.taskId}
      title={found.task?.title ?? t`Задача`}
      onClosed={() => void navigate({ to: paths.cabinet.tasks(organizationId), search: true, resetScroll: false })}
    >
      {(close) => <TaskBody found={found} assign onDeleted={close} />}
    </SideSheet>
  );
}
