import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { MAX_FILE_BYTES, MAX_MEMBER_FILE_BYTES } from '#contract/files';
import type { OrganizationId, TaskId } from '#contract/ids';
import type { Task } from '#contract/tasks';
import { isRefusal } from '#web/lib/api-error.ts';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { EditTaskForm } from './edit-task-form.tsx';
import { TaskView } from './task-view.tsx';
import { taskQuery } from './tasks.ts';
import { begunWith } from './use-task-form.ts';

/** The task as it is now; undefined until it is known, null once it is gone. */
export function useTask(organizationId: OrganizationId, taskId: TaskId) {
  const { data, error, refetch } = useQuery(taskQuery(organizationId, taskId));
  // A task deleted while it was read is said to be gone; any other failure leaves what was read.
  const gone = error !== null && (data === undefined || isRefusal(error, 'not_found'));
  return { task: gone ? null : data, error, refetch };
}

interface Props {
  found: ReturnType<typeof useTask>;
  /** Whether it can be given to others here. */
  assign: boolean;
  onDeleted: () => void;
}

/** A task to look at or to edit, under whatever title it stands. */
export function TaskBody({ found: { task, error, refetch }, assign, onDeleted }: Props) {
  if (task === null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (task === undefined) return <FormSkeleton fields={5} />;
  return <Known key={task.id} task={task} assign={assign} onDeleted={onDeleted} />;
}

function Known({ task, assign, onDeleted }: { task: Task; assign: boolean; onDeleted: () => void }) {
  // What was begun in this tab is gone on with.
  const [editing, setEditing] = useState(() => task.can.edit && begunWith(task.id) !== null);
  if (editing) return <EditTaskForm task={task} assign={assign} onEnd={() => setEditing(false)} />;
  const maxBytes = assign ? MAX_FILE_BYTES : MAX_MEMBER_FILE_BYTES;
  return <TaskView task={task} maxBytes={maxBytes} onEdit={() => setEditing(true)} onDeleted={onDeleted} />;
}
