import { sql } from 'kysely';
import type { FolderId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';

export interface Within {
  readonly id: FolderId;
  /** The outermost of the asked folders that it lies in, or itself. */
  readonly root: FolderId;
  /** 1 for the root itself. */
  readonly level: number;
}

/** These folders and all folders inside, deleted ones too, by one query. */
export const subtreesOf = async (db: Db, organizationId: OrganizationId, ids: readonly FolderId[]): Promise<Within[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<Within>`
    with recursive within as (
      select id, id as root, 1 as level from library_folders where organization_id = ${organizationId} and id = any (${ids}::uuid[])
      union all
      select f.id, within.root, within.level + 1 from within
      join library_folders f on f.organization_id = ${organizationId} and f.parent_id = within.id
    )
    select distinct on (id) id, root, level from within order by id, level desc`.execute(db);
  return rows;
};
