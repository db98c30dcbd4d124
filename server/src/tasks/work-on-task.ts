import type { TaskId } from '#contract/ids';
import type { Task } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { involvedIn, taskChanged } from './events.ts';
import { type LockedTask, lockTask } from './lock-task.ts';
import { mayWork } from './policy.ts';
import { recordFacts } from './record-facts.ts';
import type { Fact } from './tables.ts';
import { loadTask } from './task-reads.ts';

/**
 * Does something to a part of a task for whoever works on it, or comments where `who` says so; writes down what it gives, and tells. Refuses
 * with `not_found`.
 */
export const workOnTask = async (
  tx: Tx,
  scope: MemberScope,
  taskId: TaskId,
  act: (task: LockedTask) => Promise<readonly Fact[]>,
  who: 'works' | 'sees' = 'works',
): Promise<Task> => {
  const { organizationId, memberId: by, now } = scope;
  const task = await lockTask(tx, scope, taskId);
  if (who === 'works' && !mayWork(scope, task)) throw new Refusal('not_found');
  const facts = await act(task);
  await recordFacts(
    tx,
    { organizationId, by, now },
    facts.map((change) => ({ taskId, change })),
  );
  await taskChanged(tx, organizationId, taskId, 'edited', involvedIn(task));
  return loadTask(tx, scope, taskId);
};
