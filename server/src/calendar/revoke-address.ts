import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { withCalendar } from './tables.ts';

/** The secret address does not open any longer. */
export const revokeAddress = async (tx: Tx, { organizationId, memberId }: MemberScope): Promise<undefined> => {
  await withCalendar(tx)
    .deleteFrom('calendar_addresses')
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .execute();
};
