import type { GroupId, MemberId, OrganizationId, TaskId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { tellGroups } from './tell-groups.ts';
import { tellMembers } from './tell-members.ts';

interface Assigned {
  readonly organizationId: OrganizationId;
  readonly task: { readonly id: TaskId; readonly title: string };
  /** All whom it names. */
  readonly assignees: readonly MemberId[];
  /** Those of them who are named already: they know. */
  readonly before?: readonly MemberId[];
  /** The group if it is new to it. */
  readonly groupId: GroupId | null;
  /** Who did it, and is not told; null: the product. */
  readonly by: MemberId | null;
}

/** Tells whom a task was assigned to: whoever is named once, and the others of the group. */
export const tellAssigned = async (tx: Tx, assigned: Assigned): Promise<void> => {
  const { organizationId, task, assignees, before = [], groupId, by } = assigned;
  const content = { kind: 'task.assigned' as const, taskId: task.id, title: task.title };
  await tellMembers(
    tx,
    organizationId,
    assignees.filter((id) => id !== by && !before.includes(id)).map((memberId) => ({ memberId, content })),
  );
  const except = by === null ? assignees : [...assignees, by];
  if (groupId !== null) await tellGroups(tx, organizationId, [{ groupId, content, except }]);
};
