import type { GroupId, OrganizationId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { restoreTask as endpoint } from '#contract/tasks';
import { record } from '#server/audit/public.ts';
import { holdGroups } from '#server/members/public.ts';
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

/** «Вернуть»: brings a deleted task back, on top of its column; a group that was deleted meanwhile has it no more. Raises `not_found`. */
export const restoreTask = async (
  tx: Tx,
  scope: MemberScope,
  { params: { taskId } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  await lockBoard(tx, organizationId);
  const task = await lockTask(tx, scope, taskId, { deleted: true });
  if (!mayEdit(scope, task)) throw new Refusal('not_found');
  const groupId = await groupLeft(tx, organizationId, task.groupId);
  await withTasks(tx)
    .updateTable('tasks')
    .set({ deleted_at: null, group_id: groupId, rank: await placeTask(tx, { organizationId, state: task.state, taskId }) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', taskId)
    .execute();
  await recordFacts(tx, { organizationId, by: memberId, now }, [{ taskId, change: { kind: 'restored' } }]);
  await taskChanged(tx, organizationId, taskId, 'created', involvedIn({ ...task, groupId }));
  await record(tx, { action: 'tasks.restore', actor: scope.personId, organizationId, subjectType: 'task', subjectId: taskId, now });
  return loadTask(tx, scope, taskId);
};

/** The group, kept from being deleted now; null of one that is gone: deleted tasks do not keep theirs. */
const groupLeft = async (tx: Tx, organizationId: OrganizationId, groupId: GroupId | null): Promise<GroupId | null> => {
  if (groupId === null) return null;
  try {
    await holdGroups(tx, organizationId, [groupId], 'group');
    return groupId;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};
