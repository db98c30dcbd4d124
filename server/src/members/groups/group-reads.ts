import { sql } from 'kysely';
import type { getGroup as getEndpoint, listGroups as listEndpoint } from '#contract/groups';
import type { GroupId, OrganizationId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type GroupRecord, withMembers } from '../tables.ts';
import { isRoomFor, mayManageGroups } from './policy.ts';
import { presentGroup } from './present-group.ts';

/** All groups of the organisation, by name. */
export const readGroups = async (db: Db, scope: AdminScope): Promise<Result<typeof listEndpoint>> => {
  const rows = await groupRows(db, scope.organizationId);
  const manage = mayManageGroups(scope);
  return {
    items: rows.map((row) => presentGroup(scope, row)),
    can: { create: manage && isRoomFor('fixed', rows), createByRule: manage && isRoomFor('rule', rows) },
  };
};

/** One group. Refuses with `not_found`. */
export const readGroup = async (db: Db, scope: AdminScope, { params }: Parsed<typeof getEndpoint>): Promise<Result<typeof getEndpoint>> => {
  const row = await withMembers(db)
    .selectFrom('groups')
    .selectAll()
    .where('organization_id', '=', scope.organizationId)
    .where('id', '=', params.groupId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return presentGroup(scope, row);
};

/** The rows of all groups of an organisation, by name. */
export const groupRows = (db: Db, organizationId: OrganizationId): Promise<GroupRecord[]> =>
  withMembers(db)
    .selectFrom('groups')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy(sql`lower(name) collate "und-x-icu"`)
    .orderBy('id')
    .execute();

/** Names by id; of a group that is gone there is none. */
export const groupNames = async (db: Db, organizationId: OrganizationId, ids: readonly GroupId[]): Promise<Map<GroupId, string>> => {
  if (ids.length === 0) return new Map();
  const rows = await withMembers(db)
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};
