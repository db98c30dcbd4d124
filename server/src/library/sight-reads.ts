import { type RawBuilder, sql } from 'kysely';
import type { FileId, GroupId, OrganizationId } from '#contract/ids';
import { groupsOf } from '#server/members/public.ts';
import { timeZoneOf } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { localDate } from '#server/platform/time/wall-time.ts';
import { mayManage } from './policy.ts';

/** What a member may see of the library now. */
export interface Sight {
  /** The organisation's own day, `YYYY-MM-DD`. */
  readonly today: string;
  /** A condition of the columns of `library_files`, those that were not deleted. */
  readonly sees: RawBuilder<boolean>;
}

export const sightOf = async (db: Db, scope: MemberScope): Promise<Sight> => {
  const today = await todayIn(db, scope.organizationId, scope.now);
  if (mayManage(scope)) return { today, sees: sql<boolean>`deleted_at is null` };
  const groups: readonly GroupId[] = (await groupsOf(db, [scope], scope.now)).get(scope.organizationId) ?? [];
  return {
    today,
    sees: sql<boolean>`(deleted_at is null and section = 'members' and (audience is null or audience && ${groups}::uuid[])
      and (expires_on is null or expires_on >= ${today}::date))`,
  };
};

/** The day in the organisation's zone. */
export const todayIn = async (db: Db, organizationId: OrganizationId, now: Date): Promise<string> =>
  localDate(now, await timeZoneOf(db, organizationId));

/**
 * Whether the bytes of a file of the library may be read by the platform's address (previews, offline copies): members read the current
 * version of what they see, head and administrators all that is kept.
 */
export const mayReadLibraryFile = async (db: Db, scope: MemberScope, fileId: FileId): Promise<boolean> => {
  if (mayManage(scope)) return true;
  const { sees } = await sightOf(db, scope);
  const { rows } = await sql`select from library_versions v
    join library_files f on f.organization_id = v.organization_id and f.id = v.library_file_id and f.file_id = v.file_id
    where v.organization_id = ${scope.organizationId} and v.file_id = ${fileId} and ${sees}`.execute(db);
  return rows.length > 0;
};
