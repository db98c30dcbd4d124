import type { GroupId, MemberId, OrganizationId, TaskId } from '#contract/ids';
import { notifyOrganization } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { tellMembers } from './tell-members.ts';

interface Assigned {
  readonly organizationId: OrganizationId;
  readonly task: { readonly id: TaskId; readonly title: string };
  /** Those who are new to it. */
  readonly memberIds: readonly MemberId[];
  /** The group if it is new to it: told by one row, which head and administrators read too. */
  readonly groupId: GroupId | null;
}

/** Tells whom a task was assigned to. */
export const tellAssigned = async (tx: Tx, { organizationId, task, memberIds, groupId }: Assigned): Promise<void> => {
  const content = { kind: 'task.assigned' as const, taskId: task.id, title: task.title };
  await tellMembers(
    tx,
    organizationId,
    memberIds.map((memberId) => ({ memberId, content })),
  );
  if (groupId !== null) await notifyOrganization(tx, { organizationId, content, audience: [groupId] });
};
