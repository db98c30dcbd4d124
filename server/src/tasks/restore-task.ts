import type { Parsed, Result } from '#contract/route';
import type { restoreTask as endpoint } from '#contract/tasks';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { involvedIn, taskChanged } from './events.ts';
import { lockBoard } from './lock-board.ts';
import { lockTask } from './lock-task.ts';
import { placeTask } from './place-task.ts';
import { mayEdit } from './policy.ts';
import { recordFacts } from './record-facts.ts';
import { withTasks } from './tables.ts';
import { loadTask } from './task-reads.ts';

/** «Вернуть»: brings a deleted task back, on top of its column. Raises `not_found`. */
export const restoreTask = async (
  tx: Tx,
  scope: MemberScope,
  { params: { taskId } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  await lockBoard(tx, organizationId);
  const task = await lockTask(tx, scope, taskId, { deleted: true });
  if (!mayEdit(scope, task)) throw new Refusal('not_found');
  await withTasks(tx)
    .updateTable('tasks')
    .set({ deleted_at: null, rank: await placeTask(tx, { organizationId, state: task.state, taskId }) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', taskId)
    .execute();
  await recordFacts(tx, { organizationId, by: memberId, now }, [{ taskId, change: { kind: 'restored' } }]);
  await taskChanged(tx, organizationId, taskId, 'created', involvedIn(task));
  await record(tx, { action: 'tasks.restore', actor: scope.personId, organizationId, subjectType: 'task', subjectId: taskId, now });
  return loadTask(tx, scope, taskId);
};
