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
    const { rows } = await sql<{ id: TaskItemId }>`select id from task_items where ${ofTask} order by position, id`.execute(tx);
    const ids = rows.map(({ id }) => id);
    if (!ids.includes(params.itemId)) throw new Refusal('not_found');
    if (body.after === params.itemId) return [];
    if (body.after !== null && !ids.includes(body.after)) throw new Refusal('conflict');
    const others = ids.filter((id) => id !== params.itemId);
    const place = body.after === null ? 0 : others.indexOf(body.after) + 1;
    const order = others.toSpliced(place, 0, params.itemId);
    await sql`update task_items set position = given.position
      from unnest(${order}::uuid[]) with ordinality as given (item, position) where ${ofTask} and id = given.item`.execute(tx);
    return [];
  });
