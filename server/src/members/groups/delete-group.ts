import type { deleteGroup as endpoint } from '#contract/groups';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type MembersReactions, membersChanged } from '../events.ts';
import { withMembers } from '../tables.ts';

/** Deletes a group; its members stay what they are. Refuses with `not_found`, and with `group_used` while higher slices address it. */
export const deleteGroup =
  ({ groupUses }: Pick<MembersReactions, 'groupUses'>) =>
  async (tx: Tx, scope: AdminScope, { params: { groupId } }: Parsed<typeof endpoint>): Promise<undefined> => {
    const { organizationId, personId, now } = scope;
    // FOR UPDATE waits for whoever is choosing the group as an audience (`holdGroups`).
    const group = await withMembers(tx)
      .selectFrom('groups')
      .select(['kind', 'members'])
      .where('organization_id', '=', organizationId)
      .where('id', '=', groupId)
      .forUpdate()
      .executeTakeFirst();
    if (group === undefined) throw new Refusal('not_found');
    let uses = 0;
    for (const count of groupUses) uses += await count(tx, { organizationId, groupId });
    if (uses > 0) throw new Refusal('group_used', { numbers: [String(uses)] });
    await withMembers(tx).deleteFrom('groups').where('organization_id', '=', organizationId).where('id', '=', groupId).execute();

    await record(tx, {
      action: 'groups.delete',
      actor: personId,
      organizationId,
      subjectType: 'group',
      subjectId: groupId,
      details: { kind: group.kind, members: group.members },
      now,
    });
    membersChanged(tx, organizationId);
  };
