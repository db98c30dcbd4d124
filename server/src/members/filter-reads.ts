import { type RawBuilder, sql } from 'kysely';
import type { GroupId, OrganizationId } from '#contract/ids';
import type { MemberFilter, MemberRule, MemberSort, MemberTarget, Role } from '#contract/members';
import { timeZoneOf } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { localDate } from '#server/platform/time/wall-time.ts';
import { parseSearch } from './parse-search.ts';
import { searchConditions } from './search-reads.ts';
import { withMembers } from './tables.ts';

type Condition = RawBuilder<boolean>;

export interface FilteredMembers {
  /** What every row of `members` must fulfil; names the columns of the table without an alias. */
  readonly where: Condition;
  /** Whether anything but the organisation and the status is asked. */
  readonly filtered: boolean;
  /** The same for finding all of them first: a fixed group is entered by the facts that its own rows repeat (migration 0030). */
  readonly found: Condition;
  /** Where a group's own rows answer everything: their `id` and `birth_date`. */
  readonly facts: RawBuilder<unknown> | null;
  /** Whether all that is asked can be told by the facts that a group's own rows repeat. */
  readonly factual: boolean;
  /** What the index of this order answers without reading the row. */
  readonly along: (sort: MemberSort) => Along;
}

export interface Along {
  /** A part of `where`. */
  readonly is: Condition;
  /** Or all of it. */
  readonly whole: boolean;
}

/**
 * The members that a filter means now. Ages and birthdays are of the organisation's own day; a group by rule is its rule.
 * Refuses with `not_found` a group of another organisation.
 */
export const filterMembers = async (db: Db, organizationId: OrganizationId, filter: MemberFilter, now: Date): Promise<FilteredMembers> => {
  // A list that asks nothing of days is not made to look for the time zone.
  const day = DATED.some((name) => filter[name] !== undefined) ? await localDay(db, organizationId, now) : NO_DAY;
  const group = filter.group === undefined ? null : await findGroup(db, organizationId, filter.group);
  const asked: Part[] = [
    ...ruleParts(filter, day),
    ...(group === null || group.rule === null ? [] : ruleParts(group.rule, day)),
    ...(filter.invitation === undefined ? [] : [{ is: invitationIs(filter.invitation) }]),
    ...searchConditions(parseSearch(filter.q ?? '')).map((is) => ({ is })),
  ];
  const ofView: Part = { is: sql<boolean>`organization_id = ${organizationId} and status = ${filter.status}` };
  const fixed = group !== null && group.rule === null ? group.id : null;
  const inGroup: Part[] = fixed === null ? [] : [{ is: isInGroup(organizationId, fixed) }];
  const parts = [...asked, ...inGroup];
  const repeated = asked.filter((part) => part.repeated);
  const inFacts = sql<boolean>`group_id = ${fixed} and ${allOf([ofView, ...repeated])}`;
  return {
    where: allOf([ofView, ...parts]),
    found:
      fixed === null || repeated.length === 0
        ? allOf([ofView, ...parts])
        : sql<boolean>`${allOf([ofView, ...asked.filter((part) => !part.repeated)])}
            and id in (select member_id from group_members where ${inFacts})`,
    facts:
      fixed === null || asked.length === 0 || repeated.length < asked.length
        ? null
        : sql`select member_id as id, birth_date from group_members where ${inFacts}`,
    factual: repeated.length === asked.length,
    filtered: parts.length > 0,
    along: (sort) => {
      const answered = parts.filter(({ within }) => within?.includes(sort));
      return { is: allOf([ofView, ...answered]), whole: answered.length === parts.length };
    },
  };
};

/** The status stands in it by itself, for the index is of this status alone (migration 0064). */
export const invitationIs = (invitation: 'with' | 'without'): Condition =>
  sql<boolean>`(status = 'unregistered' and (invited_at is null) = ${invitation === 'without'})`;

/** A condition, with the orders whose index answers it without reading the row. */
interface Part {
  readonly within?: readonly MemberSort[];
  /** Whether the rows of a fixed group repeat its columns, by the same names. */
  readonly repeated?: boolean;
  readonly is: Condition;
}

const allOf = (parts: readonly Part[]): Condition =>
  sql<boolean>`${sql.join(
    parts.map(({ is }) => is),
    sql` and `,
  )}`;

const DATED = ['ageFrom', 'ageTo', 'registeredSince', 'children', 'group'] as const;
const NO_DAY: LocalDay = { zone: 'UTC', today: '' };

/**
 * Those on whom an act falls: the ticked ones of this organisation, whatever their status, or whoever the filter finds now, but for the
 * exceptions. A condition of the columns of `members` without an alias. Refuses with `not_found` a group of another organisation.
 */
export const targetCondition = async (db: Db, organizationId: OrganizationId, target: MemberTarget, now: Date): Promise<Condition> => {
  if ('ids' in target) return sql<boolean>`(organization_id = ${organizationId} and id = any(${target.ids}::uuid[]))`;
  const { where } = await filterMembers(db, organizationId, target.filter, now);
  const { except = [] } = target;
  return except.length === 0 ? where : sql<boolean>`${where} and id <> all(${except}::uuid[])`;
};

export interface LocalDay {
  readonly zone: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The organisation's own day. */
export const localDay = async (db: Db, organizationId: OrganizationId, now: Date): Promise<LocalDay> => {
  const zone = await timeZoneOf(db, organizationId);
  return { zone, today: localDate(now, zone) };
};

const RANK: Readonly<Record<Role, number>> = { head: 0, administrator: 1, member: 2 };

/** What a rule asks, as conditions of the columns of `members`. */
export const ruleConditions = (rule: MemberRule, day: LocalDay): Condition[] => ruleParts(rule, day).map(({ is }) => is);

const ruleParts = (rule: MemberRule, { zone, today }: LocalDay): Part[] => {
  const { role, sex, birthMonth, ageFrom, ageTo, registeredSince, email, card, children } = rule;
  const bornBefore = (years: number) => sql`(${today}::date - make_interval(years => ${years}))::date`;
  const born = sql`coalesce(birth_date, 'infinity'::date)`;
  const parts: (Part | false)[] = [
    role !== undefined && { within: ['role'], is: sql<boolean>`role_rank = ${RANK[role]}` },
    sex !== undefined && { within: ['birth'], repeated: true, is: sql<boolean>`sex = ${sex}` },
    birthMonth !== undefined && {
      within: ['birth'],
      repeated: true,
      is: sql<boolean>`extract(month from birth_date) = ${birthMonth}`,
    },
    // Never by `birth_date` itself: the index is of this expression.
    ageFrom !== undefined && { within: ['birth'], repeated: true, is: sql<boolean>`${born} <= ${bornBefore(ageFrom)}` },
    ageTo !== undefined && {
      within: ['birth'],
      repeated: true,
      is: sql<boolean>`${born} > ${bornBefore(ageTo + 1)} and ${born} < 'infinity'::date`,
    },
    registeredSince !== undefined && {
      within: ['registered'],
      is: sql<boolean>`coalesce(registered_at, added_at) >= (${registeredSince}::date::timestamp at time zone ${zone})`,
    },
    email !== undefined && { within: ['email', 'birth'], is: sql<boolean>`(email = '') = ${email === 'without'}` },
    card !== undefined && { within: ['card'], is: sql<boolean>`(card_number = '') = ${card === 'without'}` },
    // Bare, so that the index of birth dates answers it before a row is read.
    children === 'with' && { within: ['birth'], repeated: true, is: sql<boolean>`youngest_child > ${bornBefore(16)}` },
    children === 'without' && { repeated: true, is: sql<boolean>`coalesce(youngest_child > ${bornBefore(16)}, false) = false` },
  ];
  return parts.filter((part) => part !== false);
};

const findGroup = async (db: Db, organizationId: OrganizationId, groupId: GroupId) => {
  const group = await withMembers(db)
    .selectFrom('groups')
    .select(['id', 'rule'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', groupId)
    .executeTakeFirst();
  if (group === undefined) throw new Refusal('not_found');
  return group;
};

const isInGroup = (organizationId: OrganizationId, groupId: GroupId): Condition =>
  sql<boolean>`exists (select from group_members where group_members.organization_id = ${organizationId}
    and group_members.group_id = ${groupId} and group_members.member_id = members.id)`;
