import { isDeepStrictEqual } from 'node:util';
import type { updateGroup as endpoint } from '#contract/groups';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { membersChanged } from '../events.ts';
import { withMembers } from '../tables.ts';
import { claimName } from './claim-name.ts';
import { countRuleGroups } from './count-groups.ts';
import { lockGroup } from './lock-group.ts';
import { presentGroup } from './present-group.ts';

/** Renames a group, or gives it another rule. Refuses with `not_found`, `conflict`, `group_fixed` and `invalid` (`name_taken`). */
export const updateGroup = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId, now } = scope;
  await lockOrganization(tx, organizationId);
  const before = await lockGroup(tx, organizationId, params.groupId);
  if (before.version !== body.version) throw new Refusal('conflict');
  if (body.rule !== undefined && before.kind === 'fixed') throw new Refusal('group_fixed');
  await claimName(tx, scope, body.name, before.id);

  const ruleChanged = body.rule !== undefined && !isDeepStrictEqual(body.rule, before.rule);
  await withMembers(tx)
    .updateTable('groups')
    .set({
      name: body.name,
      version: before.version + 1,
      ...(body.rule !== undefined && ruleChanged ? { rule: JSON.stringify(body.rule), counted_at: null } : {}),
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', before.id)
    .execute();
  if (ruleChanged) await enqueue(tx, countRuleGroups, { organizationId });

  const fields = [...(before.name === body.name ? [] : ['groupName']), ...(ruleChanged ? ['rule'] : [])];
  await record(tx, {
    action: 'groups.update',
    actor: personId,
    organizationId,
    subjectType: 'group',
    subjectId: before.id,
    details: { fields },
    now,
  });
  membersChanged(tx, organizationId);
  return presentGroup(scope, await lockGroup(tx, organizationId, before.id));
};
