import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query';
import type { FileId, OrganizationId, TaskId, TaskItemId } from '#contract/ids';
import type {
  addTaskItem,
  attachTaskFiles,
  changeTaskItem,
  moveTaskItem,
  removeTaskFile,
  removeTaskItem,
  restoreTaskItem,
  TaskItem,
} from '#contract/tasks';
import { call, endpoint } from '#web/lib/call.ts';
import { type ItemMove, withMove } from './checklist-order.ts';
import { taskKey, useKeepTask } from './tasks.ts';

const add = endpoint<typeof addTaskItem>('POST', '/api/organizations/:organizationId/tasks/:taskId/items');
const change = endpoint<typeof changeTaskItem>('PATCH', '/api/organizations/:organizationId/tasks/:taskId/items/:itemId');
const move = endpoint<typeof moveTaskItem>('POST', '/api/organizations/:organizationId/tasks/:taskId/items/:itemId/move');
const remove = endpoint<typeof removeTaskItem>('DELETE', '/api/organizations/:organizationId/tasks/:taskId/items/:itemId');
const restore = endpoint<typeof restoreTaskItem>('POST', '/api/organizations/:organizationId/tasks/:taskId/items/:itemId/restore');
const attach = endpoint<typeof attachTaskFiles>('POST', '/api/organizations/:organizationId/tasks/:taskId/files');
const detach = endpoint<typeof removeTaskFile>('DELETE', '/api/organizations/:organizationId/tasks/:taskId/files/:fileId');

interface ItemChange {
  readonly itemId: TaskItemId;
  readonly text?: string;
  readonly done?: boolean;
}

/** The checklist: add, tick, rename, move, take out. */
export function useTaskItems(organizationId: OrganizationId, taskId: TaskId) {
  const queryClient = useQueryClient();
  const onSuccess = useKeepTask(organizationId);
  const of = (itemId: TaskItemId) => ({ params: { organizationId, taskId, itemId } });
  const changing = ['tasks', organizationId, taskId, 'change-item'];
  const onTheirWay = useMutationState({
    filters: { mutationKey: changing, status: 'pending' },
    select: ({ state }) => state.variables as ItemChange,
  });
  const moving = ['tasks', organizationId, taskId, 'move-item'];
  const carried = useMutationState({
    filters: { mutationKey: moving, status: 'pending' },
    select: ({ state }) => state.variables as ItemMove,
  });
  return {
    /** The items in the order that they will have once the server has answered all. */
    inOrder: (items: readonly TaskItem[]): readonly TaskItem[] => carried.reduce(withMove, items),
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
      mutationKey: moving,
      // One after the other, as they were made: the server's order is then that of the hand.
      scope: { id: `items ${taskId}` },
      mutationFn: ({ itemId, after }: ItemMove) => call(move, { ...of(itemId), body: { after } }),
      onSuccess,
      onError: () => queryClient.invalidateQueries({ queryKey: taskKey(organizationId, taskId), exact: true }),
    }),
    remove: useMutation({ mutationFn: (itemId: TaskItemId) => call(remove, of(itemId)), onSuccess }),
    restore: useMutation({ mutationFn: (itemId: TaskItemId) => call(restore, of(itemId)), onSuccess }),
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
