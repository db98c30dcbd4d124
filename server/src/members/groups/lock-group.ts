import type { GroupId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type GroupRecord, withMembers } from '../tables.ts';

/** Takes the turn for a change of a group. Refuses with `not_found`, of another organisation's too. */
export const lockGroup = async (tx: Tx, organizationId: OrganizationId, id: GroupId): Promise<GroupRecord> => {
  // Not FOR UPDATE: publications that choose the group as their audience need not wait.
  const row = await withMembers(tx)
    .selectFrom('groups')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return row;
};
