import { sql } from 'kysely';
import type { Parsed, Result } from '#contract/route';
import type { removeTaskItem as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { workOnTask } from './work-on-task.ts';

/** Takes an item out of the checklist; as it was it can be brought back until it is swept. Raises `not_found`. */
export const removeItem = (tx: Tx, scope: MemberScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  workOnTask(tx, scope, params.taskId, async () => {
    const { rows } = await sql<{ text: string }>`
      with gone as (
        delete from task_items where organization_id = ${scope.organizationId} and task_id = ${params.taskId} and id = ${params.itemId}
        returning organization_id, task_id, id, position, text, done_at, done_by_member_id)
      insert into task_removed_items (organization_id, task_id, id, position, text, done_at, done_by_member_id, removed_at)
      select gone.*, ${scope.now}::timestamptz from gone returning text`.execute(tx);
    const [gone] = rows;
    if (gone === undefined) throw new Refusal('not_found');
    return [{ kind: 'itemRemoved', text: gone.text }];
  });
