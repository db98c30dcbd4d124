import type { Parsed, Result } from '#contract/route';
import type { removeTaskItem as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withTasks } from './tables.ts';
import { workOnTask } from './work-on-task.ts';

/** Takes an item out of the checklist. Raises `not_found`. */
export const removeItem = (tx: Tx, scope: MemberScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  workOnTask(tx, scope, params.taskId, async () => {
    const gone = await withTasks(tx)
      .deleteFrom('task_items')
      .where('organization_id', '=', scope.organizationId)
      .where('task_id', '=', params.taskId)
      .where('id', '=', params.itemId)
      .returning('text')
      .executeTakeFirst();
    if (gone === undefined) throw new Refusal('not_found');
    return [{ kind: 'itemRemoved', text: gone.text }];
  });
