import type { getCalendarAddress as endpoint } from '#contract/calendar';
import type { Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { withCalendar } from './tables.ts';

/** Whether this member has a secret address, and when a calendar read it last. */
export const getAddress = async (db: Db, { organizationId, memberId }: MemberScope): Promise<Result<typeof endpoint>> => {
  const row = await withCalendar(db)
    .selectFrom('calendar_addresses')
    .select(['created_at', 'read_at'])
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return { address: row === undefined ? null : { createdAt: row.created_at.toISOString(), readAt: row.read_at?.toISOString() ?? null } };
};
