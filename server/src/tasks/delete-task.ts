import type { Parsed } from '#contract/route';
import type { deleteTask as endpoint } from '#contract/tasks';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { involvedIn, taskChanged } from './events.ts';
import { lockTask } from './lock-task.ts';
import { mayEdit } from './policy.ts';
import { recordFacts } from './record-facts.ts';
import { withTasks } from './tables.ts';

/** Deletes a task, its author or an administrator; it can be brought back until it is swept. Raises `not_found`. */
export const deleteTask = async (tx: Tx, scope: MemberScope, { params: { taskId } }: Parsed<typeof endpoint>): Promise<undefined> => {
  const { organizationId, memberId, now } = scope;
  const task = await lockTask(tx, scope, taskId);
  if (!mayEdit(scope, task)) throw new Refusal('not_found');
  await withTasks(tx)
    .updateTable('tasks')
    .set({ deleted_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', taskId)
    .execute();
  await recordFacts(tx, { organizationId, by: memberId, now }, [{ taskId, change: { kind: 'deleted' } }]);
  await taskChanged(tx, organizationId, taskId, 'deleted', involvedIn(task));
  await record(tx, { action: 'tasks.delete', actor: scope.personId, organizationId, subjectType: 'task', subjectId: taskId, now });
};
