import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { withMembers } from '../tables.ts';

/** Lets nobody's status change until the transaction ends (migration 0016), so that the counts of groups stay true; before any group is locked. */
export const lockCounts = async (tx: Tx, organizationId: OrganizationId): Promise<void> => {
  await withMembers(tx).selectFrom('member_counts').select('active').where('organization_id', '=', organizationId).forUpdate().execute();
};
