import type { Parsed, Result } from '#contract/route';
import type { changeTaskItem as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type Fact, withTasks } from './tables.ts';
import { workOnTask } from './work-on-task.ts';

/** Ticks or renames an item of the checklist; who ticked it first stays. Raises `not_found`. */
export const changeItem = (tx: Tx, scope: MemberScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  workOnTask(tx, scope, params.taskId, async () => {
    const { organizationId, memberId, now } = scope;
    const items = () => ({ organization_id: organizationId, task_id: params.taskId, id: params.itemId });
    const before = await withTasks(tx)
      .selectFrom('task_items')
      .select(['text', 'done_at'])
      .where(({ and }) => and(items()))
      .executeTakeFirst();
    if (before === undefined) throw new Refusal('not_found');
    const { text = before.text, done = before.done_at !== null } = body;
    const ticked = done !== (before.done_at !== null);
    if (text === before.text && !ticked) return [];
    await withTasks(tx)
      .updateTable('task_items')
      .set({ text, ...(ticked ? { done_at: done ? now : null, done_by_member_id: done ? memberId : null } : {}) })
      .where(({ and }) => and(items()))
      .execute();
    const facts: (Fact | false)[] = [
      text !== before.text && { kind: 'itemRenamed', text },
      ticked && { kind: done ? 'itemDone' : 'itemUndone', text },
    ];
    return facts.filter((fact) => fact !== false);
  });
