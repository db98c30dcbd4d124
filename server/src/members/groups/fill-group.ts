import type { GroupId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { lockCounts } from './lock-counts.ts';
import { lockGroup } from './lock-group.ts';
import { type Move, moveMembers } from './move-members.ts';
import { presentGroup } from './present-group.ts';

/** Moves members into a fixed group or out of it by hand, and journals it. Refuses with `not_found` and `group_by_rule`. */
export const fillGroup = async (tx: Tx, scope: AdminScope, groupId: GroupId, way: Move['way'], target: MemberTarget) => {
  const { organizationId, personId, now } = scope;
  await lockCounts(tx, organizationId);
  const group = await lockGroup(tx, organizationId, groupId);
  if (group.kind === 'rule') throw new Refusal('group_by_rule');
  const { moved, more } = await moveMembers(tx, { organizationId, groupId, way, target, after: null });

  await record(tx, {
    action: way === 'in' ? 'groups.add' : 'groups.remove',
    actor: personId,
    organizationId,
    subjectType: 'group',
    subjectId: groupId,
    details: { members: moved },
    now,
  });
  return { group: presentGroup(scope, await lockGroup(tx, organizationId, groupId)), changed: moved, more };
};
