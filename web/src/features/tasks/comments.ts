import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganizationId, TaskCommentId, TaskId } from '#contract/ids';
import type { addTaskComment, deleteTaskComment, editTaskComment, listTaskComments, listTaskHistory } from '#contract/tasks';
import { call, endpoint } from '#web/lib/call.ts';
import { keyOf, taskKey } from './tasks.ts';

const list = endpoint<typeof listTaskComments>('GET', '/api/organizations/:organizationId/tasks/:taskId/comments');
const add = endpoint<typeof addTaskComment>('POST', '/api/organizations/:organizationId/tasks/:taskId/comments');
const edit = endpoint<typeof editTaskComment>('PATCH', '/api/organizations/:organizationId/tasks/:taskId/comments/:commentId');
const remove = endpoint<typeof deleteTaskComment>('DELETE', '/api/organizations/:organizationId/tasks/:taskId/comments/:commentId');
const history = endpoint<typeof listTaskHistory>('GET', '/api/organizations/:organizationId/tasks/:taskId/history');

/** Comments, newest first. */
export const commentsQuery = (organizationId: OrganizationId, taskId: TaskId) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(organizationId), 'comments', taskId],
    queryFn: ({ pageParam, signal }) =>
      call(list, { params: { organizationId, taskId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Who changed what and when, newest first. */
export const historyQuery = (organizationId: OrganizationId, taskId: TaskId) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(organizationId), 'history', taskId],
    queryFn: ({ pageParam, signal }) =>
      call(history, { params: { organizationId, taskId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export function useComments(organizationId: OrganizationId, taskId: TaskId) {
  const queryClient = useQueryClient();
  const of = (commentId: TaskCommentId) => ({ params: { organizationId, taskId, commentId } });
  const onSuccess = async () => {
    void queryClient.invalidateQueries({ queryKey: taskKey(organizationId, taskId) });
    await queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), 'comments', taskId] });
  };
  return {
    add: useMutation({
      mutationFn: ({ text, idempotencyKey }: { text: string; idempotencyKey: string }) =>
        call(add, { params: { organizationId, taskId }, body: { text } }, { idempotencyKey }),
      onSuccess,
    }),
    edit: useMutation({
      mutationFn: ({ commentId, text }: { commentId: TaskCommentId; text: string }) => call(edit, { ...of(commentId), body: { text } }),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (commentId: TaskCommentId) => call(remove, of(commentId)), onSuccess }),
  };
}
