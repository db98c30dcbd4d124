import { sql } from 'kysely';
import type { GroupId, MemberId, OrganizationId } from '#contract/ids';
import type { MemberRule } from '#contract/members';
import { organizationFacts } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { localDate } from '#server/platform/time/wall-time.ts';
import { localDay, ruleConditions } from '../filter-reads.ts';

export interface OfMember {
  readonly organizationId: OrganizationId;
  readonly memberId: MemberId;
}
interface Found {
  readonly organization_id: OrganizationId;
  readonly member_id: MemberId;
  readonly id: GroupId;
  /** Null of a fixed group that the member is in. */
  readonly rule: MemberRule | null;
}

/**
 * The groups that each of these members (at most one an organisation) is in now: one query where there are no groups by rule, else all
 * rules are asked of the members' own rows by one query more.
 */
export const groupsOf = async (
  db: Db,
  members: readonly OfMember[],
  now: Date,
): Promise<ReadonlyMap<OrganizationId, readonly GroupId[]>> => {
  if (members.length === 0) return new Map();
  const { rows } = await sql<Found>`
    with who as (
      select * from unnest(${members.map((member) => member.organizationId)}::uuid[], ${members.map((member) => member.memberId)}::uuid[])
        as given (organization_id, member_id))
    select who.organization_id, who.member_id, group_members.group_id as id, null as rule
    from who join group_members using (organization_id, member_id)
    union all
    select who.organization_id, who.member_id, groups.id, groups.rule
    from who join groups on groups.organization_id = who.organization_id and groups.kind = 'rule'`.execute(db);
  const fitting = await fittingRules(
    db,
    rows.filter((row) => row.rule !== null),
    now,
  );
  const inside = rows.filter((row) => row.rule === null || fitting.has(row.id));
  const byOrganization = Map.groupBy(inside, (row) => row.organization_id);
  return new Map([...byOrganization].map(([id, found]) => [id, found.map((row) => row.id)]));
};

/** Which of these members are in any of these groups now; a group that is gone has nobody. */
export const membersInGroups = async (
  db: Db,
  organizationId: OrganizationId,
  { memberIds, groupIds }: { readonly memberIds: readonly MemberId[]; readonly groupIds: readonly GroupId[] },
  now: Date,
): Promise<ReadonlySet<MemberId>> => {
  if (memberIds.length === 0) return new Set();
  const { rows: groups } = await sql<{ rule: MemberRule }>`select rule from groups
    where organization_id = ${organizationId} and id = any(${groupIds}::uuid[]) and rule is not null`.execute(db);
  const day = groups.length > 0 ? await localDay(db, organizationId, now) : null;
  const inside = [
    sql`exists (select from group_members where group_members.organization_id = ${organizationId}
      and group_members.member_id = members.id and group_members.group_id = any(${groupIds}::uuid[]))`,
    ...groups.map(({ rule }) => sql`(${sql.join([sql`true`, ...(day === null ? [] : ruleConditions(rule, day))], sql` and `)})`),
  ];
  const { rows } = await sql<{ id: MemberId }>`select id from members
    where organization_id = ${organizationId} and id = any(${memberIds}::uuid[]) and status = 'active'
      and (${sql.join(inside, sql` or `)})`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

/** Which of these rules hold of their member. */
const fittingRules = async (db: Db, asked: readonly Found[], now: Date): Promise<ReadonlySet<GroupId>> => {
  if (asked.length === 0) return new Set();
  const facts = await organizationFacts(db, [...new Set(asked.map((row) => row.organization_id))]);
  const questions = [...Map.groupBy(asked, (row) => row.member_id)].map(([memberId, groups]) => {
    const organizationId = groups[0]?.organization_id ?? null;
    const zone = (organizationId && facts.get(organizationId)?.timeZone) ?? 'UTC';
    const day = { zone, today: localDate(now, zone) };
    const answers = groups.map(
      ({ id, rule }) => sql`case when ${sql.join([sql`true`, ...ruleConditions(rule ?? {}, day)], sql` and `)} then ${id}::uuid end`,
    );
    return sql`select unnest(array_remove(array[${sql.join(answers)}], null)) as id
      from members where organization_id = ${organizationId} and id = ${memberId} and status <> 'excluded'`;
  });
  const { rows } = await sql<{ id: GroupId }>`${sql.join(questions, sql` union all `)}`.execute(db);
  return new Set(rows.map((row) => row.id));
};
