import { sql } from 'kysely';
import type { Parsed, Result } from '#contract/route';
import { type restoreTaskItem as endpoint, MAX_TASK_ITEMS } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withTasks } from './tables.ts';
import { workOnTask } from './work-on-task.ts';

/** «Вернуть»: an item that was taken out stands at its place again, ticked by whom it was. Raises `not_found` and `task_items_limit`. */
export const restoreItem = (tx: Tx, scope: MemberScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  workOnTask(tx, scope, params.taskId, async () => {
    const { organizationId } = scope;
    const item = await withTasks(tx)
      .deleteFrom('task_removed_items')
      .where('organization_id', '=', organizationId)
      .where('task_id', '=', params.taskId)
      .where('id', '=', params.itemId)
      .returning(['organization_id', 'task_id', 'id', 'position', 'text', 'done_at', 'done_by_member_id'])
      .executeTakeFirst();
    if (item === undefined) throw new Refusal('not_found');

    const { rows } = await sql<{ items: number }>`select count(*)::int as items from task_items
      where organization_id = ${organizationId} and task_id = ${params.taskId}`.execute(tx);
    if ((rows[0]?.items ?? 0) >= MAX_TASK_ITEMS) throw new Refusal('task_items_limit');
    await withTasks(tx).insertInto('task_items').values(item).execute();
    return [{ kind: 'itemRestored', text: item.text }];
  });
