import { useMutation, useMutationState } from '@tanstack/react-query';
import type { FileId, OrganizationId, TaskId, TaskItemId } from '#contract/ids';
import type { addTaskItem, attachTaskFiles, changeTaskItem, moveTaskItem, removeTaskFile, removeTaskItem, TaskItem } from '#contract/tasks';
import { call, endpoint } from '#web/lib/call.ts';
import { useKeepTask } from './tasks.ts';

const add = endpoint<typeof addTaskItem>('POST', '/api/organizations/:organizationId/tasks/:taskId/items');
const change = endpoint<typeof changeTaskItem>('PATCH', '/api/organizations/:organizationId/tasks/:taskId/items/:itemId');
const move = endpoint<typeof moveTaskItem>('POST', '/api/organizations/:organizationId/tasks/:taskId/items/:itemId/move');
const remove = endpoint<typeof removeTaskItem>('DELETE', '/api/organizations/:organizationId/tasks/:taskId/items/:itemId');
const attach = endpoint<typeof attachTaskFiles>('POST', '/api/organizations/:organizationId/tasks/:taskId/files');
const detach = endpoint<typeof removeTaskFile>('DELETE', '/api/organizations/:organizationId/tasks/:taskId/files/:fileId');

interface ItemChange {
  readonly itemId: TaskItemId;
  readonly text?: string;
  readonly done?: boolean;
}

/** The checklist: add, tick, rename, move, take out. */
export function useTaskItems(organizationId: OrganizationId, taskId: TaskId) {
  const onSuccess = useKeepTask(organizationId);
  const of = (itemId: TaskItemId) => ({ params: { organizationId, taskId, itemId } });
  const changing = ['tasks', organizationId, taskId, 'change-item'];
  const onTheirWay = useMutationState({
    filters: { mutationKey: changing, status: 'pending' },
    select: ({ state }) => state.variables as ItemChange,
  });
  return {
    /** An item with every change of it that the server has not answered yet: several are ticked faster than it answers. */
    soon: (item: TaskItem): TaskItem => Object.assign({}, item, ...onTheirWay.filter(({ itemId }) => itemId === item.id)),
    add: useMutation({
      mutationFn: ({ text, idempotencyKey }: { text: string; idempotencyKey: string }) =>
        call(add, { params: { organizationId, taskId }, body: { text } }, { idempotencyKey }),
      onSuccess,
    }),
    change: useMutation({
      mutationKey: changing,
      mutationFn: ({ itemId, ...body }: ItemChange) => call(change, { ...of(itemId), body }),
      onSuccess,
    }),
    move: useMutation({
      mutationFn: ({ itemId, after }: { itemId: TaskItemId; after: TaskItemId | null }) => call(move, { ...of(itemId), body: { after } }),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (itemId: TaskItemId) => call(remove, of(itemId)), onSuccess }),
  };
}

/** Files of a task: attach uploads, take off. */
export function useTaskFiles(organizationId: OrganizationId, taskId: TaskId) {
  const onSuccess = useKeepTask(organizationId);
  return {
    attach: async (fileId: FileId, idempotencyKey: string) =>
      onSuccess(await call(attach, { params: { organizationId, taskId }, body: { files: [fileId] } }, { idempotencyKey })),
    detach: useMutation({
      mutationFn: (fileId: FileId) => call(detach, { params: { organizationId, taskId, fileId } }),
      onSuccess,
    }),
  };
}
