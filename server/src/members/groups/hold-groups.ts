import type { GroupId, OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withMembers } from '../tables.ts';

/** Keeps groups from being deleted until the transaction ends. Refuses with `invalid` (`group_missing` at `field`) what is not a group here. */
export const holdGroups = async (tx: Tx, organizationId: OrganizationId, ids: readonly GroupId[], field: string): Promise<void> => {
  if (ids.length === 0) return;
  const held = await withMembers(tx)
    .selectFrom('groups')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .orderBy('id')
    .forKeyShare()
    .execute();
  if (held.length < new Set(ids).size) throw new Refusal('invalid', { fields: { [field]: 'group_missing' } });
};
