import type { Parsed } from '#contract/route';
import type { deleteTaskComment as endpoint } from '#contract/tasks';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { involvedIn, taskChanged } from './events.ts';
import { lockTask } from './lock-task.ts';
import { mayDeleteComment } from './policy.ts';
import { recordFacts } from './record-facts.ts';
import { withTasks } from './tables.ts';

/** Deletes an own comment, for good; an administrator deletes any, which is journalled. Raises `not_found`. */
export const deleteComment = async (tx: Tx, scope: MemberScope, { params }: Parsed<typeof endpoint>): Promise<undefined> => {
  const { organizationId, memberId, now } = scope;
  const { taskId, commentId } = params;
  const task = await lockTask(tx, scope, taskId);
  const gone = await withTasks(tx)
    .deleteFrom('task_comments')
    .where(({ and }) => and({ organization_id: organizationId, task_id: taskId, id: commentId }))
    .returning('author_member_id')
    .executeTakeFirst();
  if (gone === undefined || !mayDeleteComment(scope, gone.author_member_id)) throw new Refusal('not_found');
  await recordFacts(tx, { organizationId, by: memberId, now }, [{ taskId, change: { kind: 'commentDeleted' } }]);
  await taskChanged(tx, organizationId, taskId, 'commented', involvedIn(task));
  if (gone.author_member_id === memberId) return;
  const act = { actor: scope.personId, organizationId, subjectType: 'task', subjectId: taskId, now };
  await record(tx, { ...act, action: 'tasks.delete-comment' });
};
