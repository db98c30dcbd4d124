import type { GroupId, MemberId, OrganizationId, TaskId } from '#contract/ids';
import type { tasksEvents } from '#contract/tasks';
import { memberNames } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';

type Change = (typeof tasksEvents)['tasks.changed']['_output']['change'];

/** Whose task it is, and whose it was until now. */
export interface Involved {
  readonly memberIds: readonly MemberId[];
  readonly groupIds: readonly (GroupId | null)[];
}

/** A task appeared, changed or went: administrators hear, and whose it is or was; of a group's task everybody, for anybody may be in the group. */
export const taskChanged = async (
  tx: Tx,
  organizationId: OrganizationId,
  taskId: TaskId,
  change: Change,
  { memberIds, groupIds }: Involved,
): Promise<void> => {
  const event = { type: 'tasks.changed' as const, organizationId, taskId, change };
  if (groupIds.some((id) => id !== null)) return emit(tx, `organization:${organizationId}`, event);
  emit(tx, `admins:${organizationId}`, event);
  for (const { personId, active } of (await memberNames(tx, organizationId, memberIds)).values())
    if (active && personId !== null) emit(tx, `person:${personId}`, event);
};

/** Those of a task as it stands. */
export const involvedIn = (task: {
  readonly authorId: MemberId;
  readonly assignees: readonly MemberId[];
  readonly groupId: GroupId | null;
}): Involved => ({
  memberIds: [task.authorId, ...task.assignees],
  groupIds: [task.groupId],
});
