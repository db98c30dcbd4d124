import { sql } from 'kysely';
import type { FileId, OrganizationId } from '#contract/ids';
import type { Db, Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withOrganizations } from './tables.ts';

export { checkTimeZone } from './check-time-zone.ts';

/** Names by id, in one query; an unknown id is not in the map. */
export const organizationNames = async (db: Db, ids: readonly OrganizationId[]): Promise<Map<OrganizationId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await withOrganizations(db).selectFrom('organizations').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

export interface OrganizationFacts {
  readonly name: string;
  readonly timeZone: string;
}
/** Name and time zone by id, in one query; an unknown id is not in the map. */
export const organizationFacts = async (db: Db, ids: readonly OrganizationId[]): Promise<Map<OrganizationId, OrganizationFacts>> => {
  if (ids.length === 0) return new Map();
  const rows = await withOrganizations(db).selectFrom('organizations').select(['id', 'name', 'time_zone']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name, time_zone }) => [id, { name, timeZone: time_zone }]));
};

/** The IANA zone in which the organisation's «06:00» and its months are. Refuses with `not_found`. */
export const timeZoneOf = async (db: Db, id: OrganizationId): Promise<string> => {
  const row = await withOrganizations(db).selectFrom('organizations').select('time_zone').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return row.time_zone;
};

/**
 * Makes changes of roles in one organisation wait for each other until the transaction ends. Refuses with `not_found`.
 * Not FOR UPDATE: that would also hold up every insert that refers to the organisation.
 */
export const lockOrganization = async (tx: Tx, id: OrganizationId): Promise<void> => {
  const row = await withOrganizations(tx).selectFrom('organizations').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
};

export interface NewOrganization {
  readonly id: OrganizationId;
  readonly name: string;
  readonly timeZone: string;
  readonly joinedAt: Date;
  readonly headName?: string;
  readonly headPosition?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
}

/** Opens organisations in bulk, for the demo and the seed: one statement, no journal. */
export const openOrganizations = async (tx: Tx, rows: readonly NewOrganization[]): Promise<void> => {
  await sql`insert into organizations (id, name, time_zone, joined_at, head_name, head_position, phone, email, website)
    select id, name, "timeZone", "joinedAt", coalesce("headName", ''), coalesce("headPosition", ''),
      coalesce(phone, ''), coalesce(email, ''), coalesce(website, '')
    from json_to_recordset(${JSON.stringify(rows)}::json) as given(
      id uuid, name text, "timeZone" text, "joinedAt" timestamptz, "headName" text, "headPosition" text,
      phone text, email text, website text)`.execute(tx);
};

/** Logos by organisation, in one query; who has none is not in the map. */
export const organizationLogos = async (db: Db, ids: readonly OrganizationId[]): Promise<Map<OrganizationId, FileId>> => {
  if (ids.length === 0) return new Map();
  const rows = await withOrganizations(db).selectFrom('organizations').select(['id', 'logo_file_id']).where('id', 'in', ids).execute();
  return new Map(rows.flatMap(({ id, logo_file_id }) => (logo_file_id === null ? [] : [[id, logo_file_id] as const])));
};
