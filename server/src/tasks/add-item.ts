import { sql } from 'kysely';
import type { TaskItemId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { type addTaskItem as endpoint, MAX_TASK_ITEMS } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { withTasks } from './tables.ts';
import { workOnTask } from './work-on-task.ts';

/** A new item at the end of the checklist. Raises `not_found` and `task_items_limit`. */
export const addItem = (tx: Tx, scope: MemberScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  workOnTask(tx, scope, params.taskId, async ({ id: taskId }) => {
    const { organizationId, now } = scope;
    const ofTask = sql`organization_id = ${organizationId} and task_id = ${taskId}`;
    // Also after what was taken out: come back, that stands where it stood.
    const { rows } = await sql<{ items: number; last: number }>`
      select (select count(*)::int from task_items where ${ofTask}) as items,
        greatest((select max(position) from task_items where ${ofTask}), (select max(position) from task_removed_items where ${ofTask}), 0) as last`.execute(
      tx,
    );
    const { items = 0, last = 0 } = rows[0] ?? {};
    if (items >= MAX_TASK_ITEMS) throw new Refusal('task_items_limit');
    await withTasks(tx)
      .insertInto('task_items')
      .values({ organization_id: organizationId, task_id: taskId, id: newId<TaskItemId>(now), position: last + 1, text: body.text })
      .execute();
    return [{ kind: 'itemAdded', text: body.text }];
  });
