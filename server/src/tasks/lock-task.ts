import { sql } from 'kysely';
import type { GroupId, MemberId, TaskId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { TaskRepeat, TaskState } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { eyesOf } from './audience-reads.ts';
import type { TaskFacts } from './policy.ts';

/** A task as it stands until the transaction ends. */
export interface LockedTask extends TaskFacts {
  readonly id: TaskId;
  readonly title: string;
  readonly description: RichDoc | null;
  readonly dueOn: string | null;
  readonly dueTime: string | null;
  readonly priority: number;
  readonly state: TaskState;
  readonly groupId: GroupId | null;
  readonly repeat: TaskRepeat | null;
  readonly repeatFrom: string | null;
  readonly nextOn: string | null;
  readonly doneAt: Date | null;
  readonly version: number;
  readonly assignees: readonly MemberId[];
}

/** Reads and locks a task that this member sees; `deleted` asks for one that was deleted. Refuses with `not_found`. */
export const lockTask = async (tx: Tx, scope: MemberScope, taskId: TaskId, { deleted = false } = {}): Promise<LockedTask> => {
  const { mine, sees } = await eyesOf(tx, scope);
  const { rows } = await sql<LockedTask>`
    select t.id, t.title, t.description, t.due_on as "dueOn", t.due_time as "dueTime", t.priority, t.state, t.group_id as "groupId", t.repeat,
      t.repeat_from as "repeatFrom", t.next_on as "nextOn", t.done_at as "doneAt", t.version, t.author_member_id as "authorId", ${mine} as mine,
      array(select a.member_id from task_assignees a where a.organization_id = t.organization_id and a.task_id = t.id order by 1) as assignees
    from tasks t
    where t.organization_id = ${scope.organizationId} and t.id = ${taskId} and (t.deleted_at is not null) = ${deleted} and ${sees}
    for no key update of t`.execute(tx);
  const [task] = rows;
  if (task === undefined) throw new Refusal('not_found');
  return task;
};
