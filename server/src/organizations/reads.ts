import { sql } from 'kysely';
import { z } from 'zod';
import { OrganizationId } from '#contract/ids';
import type { findOrganization, getOrganization, listOrganizations, OrganizationRow } from '#contract/organizations';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import { containing } from '#server/platform/database/like.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { MemberScope, OperatorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { mayEdit } from './policy.ts';
import { type OrganizationRecord, withOrganizations } from './tables.ts';

/** The profile as the members see it. Refuses with `not_found`. */
export const readOrganization = async (db: Db, scope: MemberScope): Promise<Result<typeof getOrganization>> => {
  const row = await withOrganizations(db).selectFrom('organizations').selectAll().where('id', '=', scope.organizationId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return presentOrganization(db, scope, row);
};

/** The profile with its logo and what the reader may do. */
export const presentOrganization = async (db: Db, scope: MemberScope, row: OrganizationRecord): Promise<Result<typeof getOrganization>> => {
  const logos = await presentFiles(db, row.id, row.logo_file_id === null ? [] : [row.logo_file_id]);
  return {
    id: row.id,
    name: row.name,
    headName: row.head_name,
    headPosition: row.head_position,
    description: row.description,
    phone: row.phone,
    secondPhone: row.second_phone,
    email: row.email,
    website: row.website,
    socialLinks: row.social_links,
    timeZone: row.time_zone,
    logo: (row.logo_file_id === null ? undefined : logos.get(row.logo_file_id)) ?? null,
    joinedAt: row.joined_at.toISOString(),
    version: row.version,
    can: { edit: mayEdit(scope) },
  };
};

/** All organisations by name, or those with `q` in it. Refuses a cursor that is not ours with `bad_request`. */
export const organizationPage = async (
  db: Db,
  _scope: OperatorScope,
  { query }: Parsed<typeof listOrganizations>,
): Promise<Result<typeof listOrganizations>> => {
  const name = sql`name collate "und-x-icu"`;
  let organizations = withOrganizations(db)
    .selectFrom('organizations')
    .select(['id', 'name', 'joined_at', 'time_zone'])
    .orderBy(name)
    .orderBy('id')
    .limit(query.limit + 1);
  if (query.q !== undefined && query.q !== '') {
    const part = containing(query.q.toLowerCase());
    organizations = organizations.where(sql<boolean>`lower(name) like ${part}`);
  }
  if (query.after !== undefined) organizations = organizations.where(beyond([name, sql`id`], 'asc', placeIn(query.after)));
  const found = await organizations.execute();

  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    items: rows.map(presentRow),
    ...(found.length > rows.length && last !== undefined ? { next: encodeCursor([last.name, last.id]) } : {}),
  };
};

const Place = z.tuple([z.string().regex(/^[^\0]*$/), OrganizationId]);
const placeIn = (cursor: string): [string, OrganizationId] => {
  const place = Place.safeParse(decodeCursor(cursor, 2));
  if (!place.success) throw new Refusal('bad_request');
  return place.data;
};

/** One organisation for the operator. Refuses with `not_found`. */
export const readOrganizationRow = async (
  db: Db,
  _scope: OperatorScope,
  { params }: Parsed<typeof findOrganization>,
): Promise<Result<typeof findOrganization>> => {
  const row = await withOrganizations(db)
    .selectFrom('organizations')
    .select(['id', 'name', 'joined_at', 'time_zone'])
    .where('id', '=', params.organizationId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return presentRow(row);
};

/** What the operator's list shows of an organisation. */
export const presentRow = (row: Pick<OrganizationRecord, 'id' | 'name' | 'joined_at' | 'time_zone'>): z.input<typeof OrganizationRow> => ({
  id: row.id,
  name: row.name,
  joinedAt: row.joined_at.toISOString(),
  timeZone: row.time_zone,
});
