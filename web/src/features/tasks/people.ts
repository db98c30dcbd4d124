import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { OrganizationId, TaskId } from '#contract/ids';
import type { suggestAssignees, suggestMentions } from '#contract/tasks';
import { call, endpoint } from '#web/lib/call.ts';
import { keyOf } from './tasks.ts';

const assignees = endpoint<typeof suggestAssignees>('GET', '/api/organizations/:organizationId/task-assignees');
const mentions = endpoint<typeof suggestMentions>('GET', '/api/organizations/:organizationId/tasks/:taskId/people');

/** Whom a task can be assigned to, by the beginning of the name. */
export const assigneesQuery = (organizationId: OrganizationId, search: string) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'assignees', search],
    queryFn: ({ signal }) => call(assignees, { params: { organizationId }, query: { search } }, { signal }),
    placeholderData: keepPreviousData,
  });

/** Who sees a task and can be mentioned there. */
export const mentionsQuery = (organizationId: OrganizationId, taskId: TaskId, search: string) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'mentions', taskId, search],
    queryFn: ({ signal }) => call(mentions, { params: { organizationId, taskId }, query: { search } }, { signal }),
    placeholderData: keepPreviousData,
  });
