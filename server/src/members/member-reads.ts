import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { getMemberStats, MemberRow } from '#contract/members';
import type { Result } from '#contract/route';
import { timeZoneOf } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { prepared } from '#server/platform/database/prepared.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { type Actor, canOf } from './policy.ts';
import { type MemberRecord, withMembers } from './tables.ts';
import { tailCard } from './tail-card.ts';

/** The columns of a `MemberRecord`: all but the searched text. */
export const memberColumns: RawBuilder<unknown> = sql`organization_id, id, person_id, last_name, first_name, patronymic, phone,
  card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id,
  excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent,
  invited_at, sex, card_tail, role_rank`;

/** How many heads there are; two stands for more, for that is all a rule asks. */
export const headCount = (organizationId: OrganizationId): RawBuilder<number> =>
  sql<number>`(select count(*)::int from (select 1 from members
    where organization_id = ${organizationId} and status = 'active' and role_rank = 0 limit 2) as heads)`;

/** One member of the organisation with the number of its heads; undefined for another organisation's. */
export const findMember = async (
  db: Db,
  organizationId: OrganizationId,
  id: MemberId,
): Promise<(MemberRecord & { readonly heads: number }) | undefined> => {
  const { rows } = await sql<MemberRecord & { heads: number }>`${prepared} select ${memberColumns}, ${headCount(organizationId)} as heads
    from members where organization_id = ${organizationId} and id = ${id}`.execute(db);
  return rows[0];
};

/** What a row of the list shows. */
export const presentMember = (actor: Actor, row: MemberRecord, heads: number): Omit<z.input<typeof MemberRow>, 'number'> => ({
  id: row.id,
  lastName: row.last_name,
  firstName: row.first_name,
  patronymic: row.patronymic,
  phone: row.phone,
  cardTail: tailCard(row.card_number),
  birthDate: row.birth_date,
  email: row.email,
  sex: row.sex,
  role: row.role,
  status: row.status,
  registeredAt: row.registered_at?.toISOString() ?? null,
  invitedAt: row.invited_at?.toISOString() ?? null,
  exclusion:
    row.excluded_at === null
      ? null
      : { at: row.excluded_at.toISOString(), byName: row.excluded_by_name ?? '', reason: row.exclude_reason ?? '' },
  can: canOf(actor, row, heads),
});

/** The dashboard's numbers: kept counts, and seven ranges of one index. */
export const readMemberStats = async (db: Db, scope: AdminScope): Promise<Result<typeof getMemberStats>> => {
  const counts = await withMembers(db)
    .selectFrom('member_counts')
    .selectAll()
    .where('organization_id', '=', scope.organizationId)
    .executeTakeFirst();
  const zone = await timeZoneOf(db, scope.organizationId);
  const { rows: months } = await sql<{ month: string; registered: number }>`
    with current as (select date_trunc('month', ${scope.now}::timestamptz at time zone ${zone}) as month)
    select to_char(months.month, 'YYYY-MM') as month, (
      select count(*)::int from members
      where organization_id = ${scope.organizationId} and registered_at >= months.month at time zone ${zone}
        and registered_at < (months.month + interval '1 month') at time zone ${zone}
    ) as registered
    from current, generate_series(current.month - interval '6 months', current.month, interval '1 month') as months(month)
    order by months.month`.execute(db);
  return {
    members: counts?.active ?? 0,
    unregistered: counts?.unregistered ?? 0,
    excluded: counts?.excluded ?? 0,
    lastRegisteredAt: counts?.last_registered_at?.toISOString() ?? null,
    months,
  };
};
