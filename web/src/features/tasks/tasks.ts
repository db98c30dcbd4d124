import { infiniteQueryOptions, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganizationId, TaskId } from '#contract/ids';
import type { Input } from '#contract/route';
import type {
  createTask,
  deleteTask,
  editTask,
  getTask,
  listDeletedTasks,
  listTasks,
  nearestTasks,
  restoreTask,
  Task,
} from '#contract/tasks';
import { isRefusal } from '#web/lib/api-error.ts';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listTasks>('GET', '/api/organizations/:organizationId/tasks');
const nearest = endpoint<typeof nearestTasks>('GET', '/api/organizations/:organizationId/nearest-tasks');
const get = endpoint<typeof getTask>('GET', '/api/organizations/:organizationId/tasks/:taskId');
const create = endpoint<typeof createTask>('POST', '/api/organizations/:organizationId/tasks');
const edit = endpoint<typeof editTask>('PUT', '/api/organizations/:organizationId/tasks/:taskId');
const remove = endpoint<typeof deleteTask>('DELETE', '/api/organizations/:organizationId/tasks/:taskId');
const deleted = endpoint<typeof listDeletedTasks>('GET', '/api/organizations/:organizationId/deleted-tasks');
const restore = endpoint<typeof restoreTask>('POST', '/api/organizations/:organizationId/tasks/:taskId/restore');

export const keyOf = (organizationId: OrganizationId) => ['tasks', organizationId] as const;
/** Everything of one task: itself, its comments and its history. */
export const taskKey = (organizationId: OrganizationId, taskId: TaskId) => [...keyOf(organizationId), 'task', taskId] as const;
export const moveKey = (organizationId: OrganizationId) => [...keyOf(organizationId), 'move'] as const;

/** Whether a card of this page is on its way to the server. */
export const moving = (queryClient: QueryClient, organizationId: OrganizationId): boolean =>
  queryClient.isMutating({ mutationKey: moveKey(organizationId) }) > 0;

/** What shows tasks beside the open one. */
const LISTS = ['list', 'board', 'nearest', 'deleted'];

/** What a list is asked for; where to go on is added by the query itself. */
export type TasksQuery = Omit<Input<typeof listTasks>['query'], 'after'>;
export type TaskBody = Input<typeof createTask>['body'];
export type EditBody = Input<typeof editTask>['body'];
interface Sent<Body> {
  body: Body;
  idempotencyKey?: string;
}

/** «Задачи» as a list. */
export const tasksQuery = (organizationId: OrganizationId, query: TasksQuery) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(organizationId), 'list', query],
    queryFn: ({ pageParam, signal }) =>
      call(list, { params: { organizationId }, query: { ...query, ...(pageParam === '' ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Own open tasks, the nearest first. */
export const nearestTasksQuery = (organizationId: OrganizationId, limit: number) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'nearest', limit],
    queryFn: ({ signal }) => call(nearest, { params: { organizationId }, query: { limit } }, { signal }),
  });

export const taskQuery = (organizationId: OrganizationId, taskId: TaskId) =>
  queryOptions({
    queryKey: taskKey(organizationId, taskId),
    queryFn: ({ signal }) => call(get, { params: { organizationId, taskId } }, { signal }),
  });

/** «Удалённые», the last first. */
export const deletedTasksQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(organizationId), 'deleted'],
    queryFn: ({ pageParam, signal }) =>
      call(deleted, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** A whole task that an answer brought is put in place; lists and the board are asked for anew. */
export function useKeepTask(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return (task: Task) => {
    queryClient.setQueryData(taskKey(organizationId, task.id), task);
    for (const part of LISTS) void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), part] });
    void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), 'history', task.id] });
  };
}

export function useCreateTask(organizationId: OrganizationId) {
  const keep = useKeepTask(organizationId);
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: Sent<TaskBody>) => call(create, { params: { organizationId }, body }, { idempotencyKey }),
    onSuccess: keep,
  });
}

/** «Сохранить». Of a conflict the newer task is asked for, to be shown beside what was typed. */
export function useEditTask(organizationId: OrganizationId, taskId: TaskId) {
  const queryClient = useQueryClient();
  const keep = useKeepTask(organizationId);
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: Sent<EditBody>) => call(edit, { params: { organizationId, taskId }, body }, { idempotencyKey }),
    onSuccess: keep,
    onError: (error) =>
      isRefusal(error, 'conflict') && queryClient.invalidateQueries({ queryKey: taskKey(organizationId, taskId), exact: true }),
  });
}

/** «Удалить» and «Вернуть». */
export function useDeleteTask(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const keep = useKeepTask(organizationId);
  return {
    remove: useMutation({
      mutationFn: (taskId: TaskId) => call(remove, { params: { organizationId, taskId } }),
      // The open one is left alone: it goes from the screen by itself.
      onSettled: () => {
        for (const part of LISTS) void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), part] });
      },
    }),
    restore: useMutation({
      mutationFn: (taskId: TaskId) => call(restore, { params: { organizationId, taskId } }),
      onSuccess: keep,
    }),
  };
}
