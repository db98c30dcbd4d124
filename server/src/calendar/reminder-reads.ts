import { DEFAULT_LEADS, type getReminders as endpoint } from '#contract/calendar';
import type { Result } from '#contract/route';
import type { OfMember } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { withCalendar } from './tables.ts';

/** How many minutes before an event this member is reminded; as everybody, unless chosen otherwise. */
export const leadsOf = async (db: Db, { organizationId, memberId }: OfMember): Promise<readonly number[] | null> => {
  const row = await withCalendar(db)
    .selectFrom('event_reminder_settings')
    .select('leads')
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row?.leads ?? null;
};

export const presentLeads = (leads: readonly number[] | null): Result<typeof endpoint> => ({
  leads: [...(leads ?? DEFAULT_LEADS)],
  isDefault: leads === null,
});

export const getReminders = async (db: Db, scope: MemberScope): Promise<Result<typeof endpoint>> => presentLeads(await leadsOf(db, scope));
