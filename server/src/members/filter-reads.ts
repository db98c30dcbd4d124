import { type RawBuilder, sql } from 'kysely';
import type { GroupId, OrganizationId } from '#contract/ids';
import type { MemberFilter, MemberRule, MemberTarget, Role } from '#contract/members';
import { timeZoneOf } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { parseSearch } from './parse-search.ts';
import { searchConditions } from './search-reads.ts';
import { withMembers } from './tables.ts';

type Condition = RawBuilder<boolean>;

export interface FilteredMembers {
  /** What every row of `members` must fulfil; names the columns of the table without an alias. */
  readonly where: Condition;
  /** Whether anything but the organisation and the status is asked. */
  readonly filtered: boolean;
}

/**
 * The members that a filter means now. Ages and birthdays are of the organisation's own day; a group by rule is its rule.
 * Refuses with `not_found` a group of another organisation.
 */
export const filterMembers = async (db: Db, organizationId: OrganizationId, filter: MemberFilter, now: Date): Promise<FilteredMembers> => {
  // A list that asks nothing of days is not made to look for the time zone.
  const day = DATED.some((name) => filter[name] !== undefined) ? await localDay(db, organizationId, now) : NO_DAY;
  const conditions = [
    ...ruleConditions(filter, day),
    ...(filter.group === undefined ? [] : await groupConditions(db, organizationId, filter.group, day)),
    ...searchConditions(parseSearch(filter.q ?? '')),
  ];
  const ofView = sql<boolean>`organization_id = ${organizationId} and status = ${filter.status}`;
  return { where: sql<boolean>`${sql.join([ofView, ...conditions], sql` and `)}`, filtered: conditions.length > 0 };
};

const DATED = ['ageFrom', 'ageTo', 'registeredSince', 'children', 'group'] as const;
const NO_DAY: LocalDay = { zone: 'UTC', today: '' };

/**
 * Those on whom an act falls: the ticked ones of this organisation, whatever their status, or whoever the filter finds now. A condition
 * of the columns of `members` without an alias. Refuses with `not_found` a group of another organisation.
 */
export const targetCondition = async (db: Db, organizationId: OrganizationId, target: MemberTarget, now: Date): Promise<Condition> =>
  'ids' in target
    ? sql<boolean>`(organization_id = ${organizationId} and id = any(${target.ids}::uuid[]))`
    : (await filterMembers(db, organizationId, target.filter, now)).where;

export interface LocalDay {
  readonly zone: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The organisation's own day. */
export const localDay = async (db: Db, organizationId: OrganizationId, now: Date): Promise<LocalDay> => {
  const zone = await timeZoneOf(db, organizationId);
  return { zone, today: now.toLocaleDateString('sv', { timeZone: zone }) };
};

const RANK: Readonly<Record<Role, number>> = { head: 0, administrator: 1, member: 2 };

/** What a rule asks, as conditions of the columns of `members`. */
export const ruleConditions = (rule: MemberRule, { zone, today }: LocalDay): Condition[] => {
  const { role, sex, birthMonth, ageFrom, ageTo, registeredSince, email, card, children } = rule;
  const bornBefore = (years: number) => sql`(${today}::date - make_interval(years => ${years}))::date`;
  const conditions = [
    role !== undefined && sql<boolean>`role_rank = ${RANK[role]}`,
    sex !== undefined && sql<boolean>`sex = ${sex}`,
    birthMonth !== undefined && sql<boolean>`extract(month from birth_date) = ${birthMonth}`,
    // Never by `birth_date` itself: the index is of this expression.
    ageFrom !== undefined && sql<boolean>`coalesce(birth_date, 'infinity'::date) <= ${bornBefore(ageFrom)}`,
    ageTo !== undefined &&
      sql<boolean>`coalesce(birth_date, 'infinity'::date) > ${bornBefore(ageTo + 1)} and coalesce(birth_date, 'infinity'::date) < 'infinity'::date`,
    registeredSince !== undefined &&
      sql<boolean>`coalesce(registered_at, added_at) >= (${registeredSince}::date::timestamp at time zone ${zone})`,
    email !== undefined && sql<boolean>`(email = '') = ${email === 'without'}`,
    card !== undefined && sql<boolean>`(card_number = '') = ${card === 'without'}`,
    children !== undefined && sql<boolean>`coalesce(youngest_child > ${bornBefore(16)}, false) = ${children === 'with'}`,
  ];
  return conditions.filter((condition) => condition !== false);
};

const groupConditions = async (db: Db, organizationId: OrganizationId, groupId: GroupId, day: LocalDay): Promise<Condition[]> => {
  const group = await withMembers(db)
    .selectFrom('groups')
    .select(['id', 'rule'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', groupId)
    .executeTakeFirst();
  if (group === undefined) throw new Refusal('not_found');
  if (group.rule !== null) return ruleConditions(group.rule, day);
  return [
    sql<boolean>`exists (select from group_members where group_members.organization_id = ${organizationId}
      and group_members.group_id = ${group.id} and group_members.member_id = members.id)`,
  ];
};
