import { sql } from 'kysely';
import type { GroupId, MemberId, OrganizationId, TaskId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { TaskRepeat } from '#contract/tasks';
import { holdMembers, localDay } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { taskChanged } from './events.ts';
import { findNextDue } from './find-next-due.ts';
import { insertTask } from './insert-task.ts';
import { lockBoard } from './lock-board.ts';
import { dueOf } from './policy.ts';
import { recordFacts } from './record-facts.ts';
import { tellAssigned } from './tell-assigned.ts';

interface Source {
  readonly series_id: TaskId;
  readonly title: string;
  readonly description: RichDoc | null;
  readonly due_on: string;
  readonly due_time: string | null;
  readonly priority: number;
  readonly author_member_id: MemberId;
  readonly group_id: GroupId | null;
  readonly repeat: TaskRepeat;
  readonly repeat_from: string;
  readonly next_on: string;
  readonly assignees: MemberId[];
  readonly items: string[];
}

/**
 * Makes the next task of a repeat, with the same assignees and an unticked checklist, without files and comments. The rule goes over to
 * it: whoever takes the rule off this one makes the next, and so there is one. Gives whether it did.
 */
export const repeatTask = async (
  tx: Tx,
  { organizationId, taskId, now }: { readonly organizationId: OrganizationId; readonly taskId: TaskId; readonly now: Date },
): Promise<boolean> => {
  await lockBoard(tx, organizationId);
  const source = await takeRule(tx, organizationId, taskId);
  if (source === undefined) return false;
  const { today } = await localDay(tx, organizationId, now);
  const { next_on: next } = source;
  // Kept with the task: what the series has made already is left out.
  const on = next >= today ? next : findNextDue({ repeat: source.repeat, from: source.repeat_from }, source.due_on, today);
  if (on === null) return false;
  const held = await holdMembers(tx, organizationId, source.assignees);
  const assignees = source.assignees.filter((id) => held.has(id));
  const { group_id: groupId } = source;
  const due = dueOf(on, source.due_time);
  const { title, description, priority, items, repeat, repeat_from: repeatFrom, author_member_id: authorId } = source;
  const task = { organizationId, authorId, title, description, due, priority, state: 'todo' as const, assignees, groupId, items };
  const follows = { taskId, seriesId: source.series_id };
  const id = await insertTask(tx, { ...task, repeat, repeatFrom, follows }, now);
  await recordFacts(tx, { organizationId, by: null, now }, [{ taskId: id, change: { kind: 'repeated' } }]);
  await tellAssigned(tx, { organizationId, task: { id, title }, assignees, groupId, by: null });
  await taskChanged(tx, organizationId, id, 'created', { memberIds: [authorId, ...assignees], groupIds: [groupId] });
  return true;
};

const takeRule = async (tx: Tx, organizationId: OrganizationId, taskId: TaskId): Promise<Source | undefined> => {
  const { rows } = await sql<Source>`
    with before as materialized (
      select id, repeat, repeat_from, next_on from tasks
      where organization_id = ${organizationId} and id = ${taskId} and next_on is not null and deleted_at is null for no key update
    )
    -- A form opened before has the rule still: saved, it would make it twice.
    update tasks t set repeat = null, repeat_from = null, next_on = null, version = version + 1 from before
    where t.organization_id = ${organizationId} and t.id = before.id
    returning coalesce(t.series_id, t.id) as series_id, t.title, t.description, t.due_on, t.due_time, t.priority, t.author_member_id, t.group_id, before.repeat, before.repeat_from, before.next_on,
      array(select a.member_id from task_assignees a where a.organization_id = t.organization_id and a.task_id = t.id order by 1) as assignees,
      array(select i.text from task_items i where i.organization_id = t.organization_id and i.task_id = t.id order by i.position, i.id) as items`.execute(
    tx,
  );
  return rows[0];
};
