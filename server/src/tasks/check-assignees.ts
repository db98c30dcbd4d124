import type { GroupId, MemberId } from '#contract/ids';
import { holdGroups, holdMembers } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { mayAssign } from './policy.ts';

interface Assignees {
  readonly assignees: readonly MemberId[];
  readonly groupId: GroupId | null;
}

/**
 * Refuses (`invalid`, by field) whom a task cannot be assigned to beyond those it is assigned to already: who is no registered member, a
 * group that is gone, and of ordinary members anybody but themselves.
 */
export const checkAssignees = async (tx: Tx, scope: MemberScope, asked: Assignees, before: Assignees): Promise<void> => {
  const added = asked.assignees.filter((id) => !before.assignees.includes(id));
  const addedGroup = asked.groupId === before.groupId ? null : asked.groupId;
  if (!mayAssign(scope)) {
    const fields = {
      ...(added.some((id) => id !== scope.memberId) ? { assignees: 'assign_self' } : {}),
      ...(addedGroup === null ? {} : { group: 'assign_self' }),
    };
    if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields });
  }
  const held = await holdMembers(tx, scope.organizationId, added);
  if (added.some((id) => !held.has(id))) throw new Refusal('invalid', { fields: { assignees: 'assignee_missing' } });
  await holdGroups(tx, scope.organizationId, addedGroup === null ? [] : [addedGroup], 'group');
};
