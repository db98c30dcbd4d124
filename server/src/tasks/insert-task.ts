import { sql } from 'kysely';
import type { GroupId, MemberId, OrganizationId, TaskId, TaskItemId } from '#contract/ids';
import { plainText, type RichDoc } from '#contract/rich-text';
import type { TaskDue, TaskRepeat, TaskState } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { findNextDue } from './find-next-due.ts';
import { lockBoard } from './lock-board.ts';
import { placeTask } from './place-task.ts';
import { settleDue } from './settle-due.ts';
import { withTasks } from './tables.ts';

export interface NewTask {
  readonly organizationId: OrganizationId;
  readonly authorId: MemberId;
  readonly title: string;
  readonly description: RichDoc | null;
  readonly due: TaskDue | null;
  readonly priority: number;
  readonly state: TaskState;
  readonly assignees: readonly MemberId[];
  readonly groupId: GroupId | null;
  readonly items: readonly string[];
  readonly repeat: TaskRepeat | null;
  /** The first due date of the series; absent: this one. */
  readonly repeatFrom?: string | null;
  readonly follows?: { readonly taskId: TaskId; readonly seriesId: TaskId };
}

/** Writes a task down, on top of its column, with its assignees and checklist; gives its id. */
export const insertTask = async (tx: Tx, task: NewTask, now: Date): Promise<TaskId> => {
  const { organizationId, due, repeat } = task;
  const id = newId<TaskId>(now);
  const from = repeat === null || due === null ? null : (task.repeatFrom ?? due.on);
  await lockBoard(tx, organizationId);
  await withTasks(tx)
    .insertInto('tasks')
    .values({
      organization_id: organizationId,
      id,
      author_member_id: task.authorId,
      title: task.title,
      description: task.description === null ? null : JSON.stringify(task.description),
      description_text: plainText(task.description),
      due_on: due?.on ?? null,
      due_time: due?.time ?? null,
      priority: task.priority,
      state: task.state,
      rank: await placeTask(tx, { organizationId, state: task.state }),
      group_id: task.groupId,
      repeat: repeat === null ? null : JSON.stringify(repeat),
      repeat_from: from,
      next_on: repeat === null || due === null || from === null ? null : findNextDue({ repeat, from }, due.on),
      repeat_of: task.follows?.taskId ?? null,
      series_id: task.follows?.seriesId ?? null,
      created_at: now,
      done_at: task.state === 'done' ? now : null,
    })
    .execute();
  await settleDue(tx, { organizationId, taskId: id, now });
  await sql`insert into task_assignees (organization_id, task_id, member_id)
    select ${organizationId}::uuid, ${id}::uuid, unnest(${task.assignees}::uuid[])`.execute(tx);
  await sql`insert into task_items (organization_id, task_id, id, position, text)
    select ${organizationId}::uuid, ${id}::uuid, given.id, given.position, given.text
    from unnest(${task.items.map(() => newId<TaskItemId>(now))}::uuid[], ${task.items}::text[]) with ordinality as given (id, text, position)`.execute(
    tx,
  );
  return id;
};
