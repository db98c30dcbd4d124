import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { GroupId, MemberId } from '#contract/ids';
import { plainText } from '#contract/rich-text';
import type { Parsed, Result } from '#contract/route';
import type { editTask as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { checkAssignees } from './check-assignees.ts';
import { involvedIn, taskChanged } from './events.ts';
import { findNextDue } from './find-next-due.ts';
import { lockBoard } from './lock-board.ts';
import { type LockedTask, lockTask } from './lock-task.ts';
import { dueOf, mayEdit, priorityOf, priorityRank } from './policy.ts';
import { recordFacts } from './record-facts.ts';
import { settleDue } from './settle-due.ts';
import { type Fact, withTasks } from './tables.ts';
import { takeOverSeries } from './take-over-series.ts';
import { loadTask } from './task-reads.ts';
import { tellAssigned } from './tell-assigned.ts';
import { tellGroups } from './tell-groups.ts';
import { tellMembers } from './tell-members.ts';

type Edit = Parsed<typeof endpoint>['body'];
interface Series {
  /** The due date is another. */
  readonly moved: boolean;
  /** The last due date of those that followed; null where nothing has. */
  readonly reached: string | null;
}
interface After {
  readonly assignees: readonly MemberId[];
  readonly groupId: GroupId | null;
}

/**
 * Edits a task: its author and administrators. New assignees are told that it is theirs, the others of another due date. Raises
 * `not_found`, `conflict`, and `invalid` by field as at creation.
 */
export const editTask = async (tx: Tx, scope: MemberScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  const { taskId } = params;
  if (body.repeat !== null) await lockBoard(tx, organizationId); // before the task, as whoever makes the next one does
  const before = await lockTask(tx, scope, taskId);
  if (!mayEdit(scope, before)) throw new Refusal('not_found');
  if (before.version !== body.version) throw new Refusal('conflict');
  if (body.repeat !== null && body.due === null) throw new Refusal('invalid', { fields: { repeat: 'due_missing' } });
  const after: After = { assignees: [...new Set(body.assignees)].sort(), groupId: body.group };
  await checkAssignees(tx, scope, after, before);

  const facts = factsOf(before, body, after);
  const changed = new Set(facts.map(({ kind }) => kind));
  const reached = body.repeat === null ? null : await takeOverSeries(tx, scope, taskId);
  await writeTask(tx, scope, before, body, { moved: changed.has('due'), reached });
  if (changed.has('assignees')) await writeAssignees(tx, scope, before, after);
  if (changed.has('due')) await settleDue(tx, { organizationId, taskId, now });
  await recordFacts(
    tx,
    { organizationId, by: memberId, now },
    facts.map((change) => ({ taskId, change })),
  );

  const task = { id: taskId, title: body.title };
  const { assignees } = after;
  const groupId = changed.has('group') ? after.groupId : null;
  await tellAssigned(tx, { organizationId, task, assignees, before: before.assignees, groupId, by: memberId });
  const added = assignees.filter((id) => !before.assignees.includes(id));
  const told = new Set([before.authorId, ...assignees.filter((id) => before.assignees.includes(id))]);
  told.delete(memberId);
  const content = { kind: 'task.changed' as const, taskId, title: body.title, field: 'due' as const };
  if (changed.has('due'))
    await tellMembers(
      tx,
      organizationId,
      [...told].filter((id) => !added.includes(id)).map((id) => ({ memberId: id, content })),
    );
  // Who has just been given the task as a group is told that, and who is told by name is not told twice.
  if (changed.has('due') && after.groupId !== null && !changed.has('group'))
    await tellGroups(tx, organizationId, [{ groupId: after.groupId, content, except: [memberId, before.authorId, ...assignees] }]);
  const involved = involvedIn(before);
  await taskChanged(tx, organizationId, taskId, 'edited', {
    memberIds: [...involved.memberIds, ...after.assignees],
    groupIds: [...involved.groupIds, after.groupId],
  });
  return loadTask(tx, scope, taskId);
};

const factsOf = (before: LockedTask, body: Edit, after: After): Fact[] => {
  const due = dueOf(before.dueOn, before.dueTime);
  const priority = priorityOf(before.priority);
  const added = after.assignees.filter((id) => !before.assignees.includes(id));
  const removed = before.assignees.filter((id) => !after.assignees.includes(id));
  const facts: (Fact | false)[] = [
    before.title !== body.title && { kind: 'title', from: before.title, to: body.title },
    !isDeepStrictEqual(before.description, body.description) && { kind: 'description' },
    !isDeepStrictEqual(due, body.due) && { kind: 'due', from: due, to: body.due },
    priority !== body.priority && { kind: 'priority', from: priority, to: body.priority },
    added.length + removed.length > 0 && { kind: 'assignees', added, removed },
    before.groupId !== after.groupId && { kind: 'group', from: before.groupId, to: after.groupId },
    !isDeepStrictEqual(before.repeat, body.repeat) && { kind: 'repeat' },
  ];
  return facts.filter((fact) => fact !== false);
};

const writeTask = async (
  tx: Tx,
  { organizationId }: MemberScope,
  before: LockedTask,
  body: Edit,
  { moved, reached }: Series,
): Promise<void> => {
  const { due, repeat } = body;
  // Another date, or another rule, begins a series anew.
  const kept = !moved && isDeepStrictEqual(before.repeat, repeat) ? before.repeatFrom : null;
  const from = repeat === null || due === null ? null : (kept ?? due.on);
  // The next one comes after all that the series has made already.
  const nextOn = () => (repeat === null || due === null || from === null ? null : findNextDue({ repeat, from }, later(due.on, reached)));
  await withTasks(tx)
    .updateTable('tasks')
    .set({
      title: body.title,
      description: body.description === null ? null : JSON.stringify(body.description),
      description_text: plainText(body.description),
      due_on: due?.on ?? null,
      due_time: due?.time ?? null,
      priority: priorityRank(body.priority),
      group_id: body.group,
      repeat: repeat === null ? null : JSON.stringify(repeat),
      repeat_from: from,
      next_on: kept === null ? nextOn() : before.nextOn,
      version: before.version + 1,
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', before.id)
    .execute();
};

const later = (one: string, other: string | null): string => (other !== null && other > one ? other : one);

const writeAssignees = async (tx: Tx, { organizationId }: MemberScope, { id }: LockedTask, { assignees }: After): Promise<void> => {
  await sql`delete from task_assignees
    where organization_id = ${organizationId} and task_id = ${id} and member_id <> all(${assignees}::uuid[])`.execute(tx);
  await sql`insert into task_assignees (organization_id, task_id, member_id)
    select ${organizationId}::uuid, ${id}::uuid, unnest(${assignees}::uuid[]) on conflict do nothing`.execute(tx);
};
