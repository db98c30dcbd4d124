import type { createGroup as endpoint } from '#contract/groups';
import type { GroupId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { membersChanged } from '../events.ts';
import { withMembers } from '../tables.ts';
import { claimName } from './claim-name.ts';
import { countRuleGroups } from './count-groups.ts';
import { groupRows } from './group-reads.ts';
import { lockCounts } from './lock-counts.ts';
import { lockGroup } from './lock-group.ts';
import { moveMembers } from './move-members.ts';
import { isRoomFor } from './policy.ts';
import { presentGroup } from './present-group.ts';

/** «Создать группу»: of whoever the target finds now, or by a rule. Refuses with `group_limit` and `invalid` (`name_taken`). */
export const createGroup = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId, now } = scope;
  const rule = 'rule' in body.of ? body.of.rule : null;
  const kind = rule === null ? 'fixed' : 'rule';
  await lockOrganization(tx, organizationId);
  if (!isRoomFor(kind, await groupRows(tx, organizationId))) throw new Refusal('group_limit');
  await claimName(tx, scope, body.name, null);
  await lockCounts(tx, organizationId);

  const id = newId<GroupId>(now);
  await withMembers(tx)
    .insertInto('groups')
    .values({
      organization_id: organizationId,
      id,
      name: body.name,
      kind,
      rule: rule === null ? null : JSON.stringify(rule),
      counted_at: null,
      created_at: now,
    })
    .execute();
  const target = 'target' in body.of ? body.of.target : null;
  const move = { organizationId, groupId: id, way: 'in' as const, after: null };
  const { more } = target === null ? { more: false } : await moveMembers(tx, { ...move, target });
  if (rule !== null) await enqueue(tx, countRuleGroups, { organizationId });

  await record(tx, {
    action: 'groups.create',
    actor: personId,
    organizationId,
    subjectType: 'group',
    subjectId: id,
    details: { kind },
    now,
  });
  membersChanged(tx, organizationId);
  return { ...presentGroup(scope, await lockGroup(tx, organizationId, id)), more };
};
