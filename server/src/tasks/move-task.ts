import type { OrganizationId, TaskId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { moveTask as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { involvedIn, taskChanged } from './events.ts';
import { lockBoard } from './lock-board.ts';
import { lockTask } from './lock-task.ts';
import { placeTask } from './place-task.ts';
import { mayWork } from './policy.ts';
import { recordFacts } from './record-facts.ts';
import { repeatTask } from './repeat-task.ts';
import { withTasks } from './tables.ts';
import { loadTask } from './task-reads.ts';
import { tellMembers } from './tell-members.ts';

/**
 * Puts a card into a column, beside the cards that the person saw there; the board takes moves one after another and the last one stands.
 * One that becomes done makes the next of its repeat. Raises `not_found`, and `conflict` for
 * a neighbour that was never a task here.
 */
export const moveTask = async (tx: Tx, scope: MemberScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  const { taskId } = params;
  const { state } = body;
  await lockBoard(tx, organizationId);
  const before = await lockTask(tx, scope, taskId);
  if (!mayWork(scope, before)) throw new Refusal('not_found');
  await checkNeighbours(tx, organizationId, [body.after, body.before]);
  const rank = await placeTask(tx, { organizationId, state, taskId, after: body.after, before: body.before });
  await withTasks(tx)
    .updateTable('tasks')
    .set({ state, rank, done_at: state === 'done' ? (before.doneAt ?? now) : null })
    .where('organization_id', '=', organizationId)
    .where('id', '=', taskId)
    .execute();

  if (state !== before.state) {
    await recordFacts(tx, { organizationId, by: memberId, now }, [{ taskId, change: { kind: 'state', from: before.state, to: state } }]);
    const told = new Set([before.authorId, ...before.assignees]);
    told.delete(memberId);
    const content = { kind: 'task.changed' as const, taskId, title: before.title, field: 'state' as const };
    await tellMembers(
      tx,
      organizationId,
      [...told].map((id) => ({ memberId: id, content })),
    );
    if (state === 'done') await repeatTask(tx, { organizationId, taskId, now });
  }
  await taskChanged(tx, organizationId, taskId, 'moved', involvedIn(before));
  return loadTask(tx, scope, taskId);
};

const checkNeighbours = async (tx: Tx, organizationId: OrganizationId, ids: readonly (TaskId | null)[]): Promise<void> => {
  const named = [...new Set(ids.filter((id) => id !== null))];
  if (named.length === 0) return;
  const known = await withTasks(tx)
    .selectFrom('tasks')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', named)
    .execute();
  if (known.length < named.length) throw new Refusal('conflict');
};
