import { sql } from 'kysely';
import type { TaskItemId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { moveTaskItem as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { workOnTask } from './work-on-task.ts';

/** Puts an item right after another one of the checklist; after none is first. Raises `not_found`, and `conflict` where that one was taken out. */
export const moveItem = (tx: Tx, scope: MemberScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> =>
  workOnTask(tx, scope, params.taskId, async () => {
    const ofTask = sql`organization_id = ${scope.organizationId} and task_id = ${params.taskId}`;
    const { rows } = await sql<{ id: TaskItemId; here: boolean }>`
      select id, true as here, position from task_items where ${ofTask}
      union all select id, false, position from task_removed_items where ${ofTask} order by position, id`.execute(tx);
    const stands = (id: TaskItemId) => rows.some((row) => row.id === id && row.here);
    if (!stands(params.itemId)) throw new Refusal('not_found');
    if (body.after === params.itemId) return [];
    if (body.after !== null && !stands(body.after)) throw new Refusal('conflict');
    // What was taken out keeps its place among the others, for «Вернуть».
    const others = rows.map(({ id }) => id).filter((id) => id !== params.itemId);
    const place = body.after === null ? 0 : others.indexOf(body.after) + 1;
    const order = others.toSpliced(place, 0, params.itemId);
    const given = sql`unnest(${order}::uuid[]) with ordinality as given (item, position)`;
    await sql`update task_items set position = given.position from ${given} where ${ofTask} and id = given.item`.execute(tx);
    await sql`update task_removed_items set position = given.position from ${given} where ${ofTask} and id = given.item`.execute(tx);
    return [];
  });
