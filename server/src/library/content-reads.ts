import { sql } from 'kysely';
import type { FolderId } from '#contract/ids';
import { FOLDER_FILES_CAP, type LibraryFolder } from '#contract/library';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import type { Sight } from './sight-reads.ts';

export type Contents = LibraryFolder['contents'];

/** What this member may see right inside of each of these folders, by one query: files by the index of their place, to the cap and no further. */
export const contentsOf = async (
  db: Db,
  { organizationId }: MemberScope,
  { sees }: Sight,
  ids: readonly FolderId[],
): Promise<ReadonlyMap<FolderId, Contents>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: FolderId; folders: number; files: number }>`
    select f.id,
      (select count(*)::int from library_folders below
        where below.organization_id = f.organization_id and below.parent_id = f.id and below.deleted_at is null) as folders,
      (select count(*)::int from (
        select from library_files where organization_id = f.organization_id and section = f.section and place = f.id and ${sees}
        limit ${FOLDER_FILES_CAP + 1}) as seen) as files
    from library_folders f where f.organization_id = ${organizationId} and f.id = any (${ids}::uuid[])`.execute(db);
  return new Map(
    rows.map(({ id, folders, files }) => [
      id,
      { folders, files: { value: Math.min(files, FOLDER_FILES_CAP), capped: files > FOLDER_FILES_CAP } },
    ]),
  );
};
