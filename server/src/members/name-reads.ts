import { type RawBuilder, sql } from 'kysely';
import type { GroupId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import { containing } from '#server/platform/database/like.ts';
import { filterMembers } from './filter-reads.ts';
import { parseSearch, type Term } from './parse-search.ts';
import { searchConditions } from './search-reads.ts';

export interface NamedMember {
  readonly id: MemberId;
  /** Null of who has not signed up. */
  readonly personId: PersonId | null;
  /** «Фамилия Имя». */
  readonly name: string;
  /** Registered and not excluded. */
  readonly active: boolean;
}

const COLUMNS = sql`id, person_id as "personId", last_name || ' ' || first_name as name, status = 'active' as active`;

/** Members by id, whatever their status, in one query; who was erased is not in the map. */
export const memberNames = async (
  db: Db,
  organizationId: OrganizationId,
  ids: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, NamedMember>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<NamedMember>`select ${COLUMNS} from members
    where organization_id = ${organizationId} and id = any(${[...new Set(ids)]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
};

/** Head, administrators, these members and those of this group. */
export interface Circle {
  readonly memberIds: readonly MemberId[];
  readonly groupId: GroupId | null;
}
export interface NameSearch {
  /** Null is everybody. */
  readonly among: Circle | null;
  /** Names begin so; of no text whoever comes first. */
  readonly search: string;
  /** These alone. */
  readonly only?: readonly MemberId[];
  readonly limit: number;
}

/** What a search looks through before it is put in order: whoever types goes on typing. */
const MOST = 200;

/** Registered members by name, those of higher roles first. Refuses with `not_found` a group of another organisation. */
export const findNames = async (db: Db, organizationId: OrganizationId, asked: NameSearch, now: Date): Promise<NamedMember[]> => {
  const conditions = [
    sql<boolean>`organization_id = ${organizationId} and status = 'active'`,
    ...(asked.only === undefined ? [] : [sql<boolean>`id = any(${asked.only}::uuid[])`]),
    ...(asked.among === null ? [] : [await amongCondition(db, organizationId, asked.among, now)]),
    ...byNames(parseSearch(asked.search)),
  ];
  const order = sql`role_rank, last_name collate "und-x-icu", first_name collate "und-x-icu", id`;
  const found = sql`select id, person_id, last_name, first_name, status, role_rank from members where ${sql.join(conditions, sql` and `)}`;
  const { rows } =
    asked.search === ''
      ? await sql<NamedMember>`select ${COLUMNS} from (${found}) as found order by ${order} limit ${asked.limit}`.execute(db)
      : await sql<NamedMember>`with found as materialized (${found} limit ${MOST})
          select ${COLUMNS} from found order by ${order} limit ${asked.limit}`.execute(db);
  return rows;
};

/** Ordinary members ask this too: phones, cards and e-mails, which the searched text holds as well, would be found out sign by sign. */
const byNames = (terms: readonly Term[]): RawBuilder<boolean>[] => [
  ...searchConditions(terms),
  ...terms.map((term) => {
    if (term.kind === 'digits' || term.kind === 'nothing') return sql<boolean>`false`;
    if (term.kind === 'name') return sql<boolean>`true`;
    const name = sql`replace(lower(last_name || ' ' || first_name || ' ' || patronymic), 'ё', 'е')`;
    return sql<boolean>`(${sql.join(
      term.texts.map((text) => sql`${name} like ${containing(text)}`),
      sql` or `,
    )})`;
  }),
];

const amongCondition = async (
  db: Db,
  organizationId: OrganizationId,
  { memberIds, groupId }: Circle,
  now: Date,
): Promise<RawBuilder<boolean>> => {
  const inGroup = groupId === null ? null : await filterMembers(db, organizationId, { status: 'active', group: groupId }, now);
  return sql<boolean>`(role_rank < 2 or id = any(${memberIds}::uuid[])${inGroup === null ? sql`` : sql` or (${inGroup.where})`})`;
};
