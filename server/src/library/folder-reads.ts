import { sql } from 'kysely';
import type { FolderId, OrganizationId } from '#contract/ids';
import type { FolderStep, LibrarySection, listFolders as listEndpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { FolderRow } from './present-folder.ts';
import { withLibrary } from './tables.ts';

/** All folders by name, to choose a place from. */
export const listFolders = async (db: Db, scope: AdminScope, _input: Parsed<typeof listEndpoint>): Promise<Result<typeof listEndpoint>> => {
  const rows = await withLibrary(db)
    .selectFrom('library_folders')
    .select(['id', 'section', 'parent_id as parentId', 'name'])
    .where('organization_id', '=', scope.organizationId)
    .where('deleted_at', 'is', null)
    .orderBy(sql`name collate "und-x-icu"`)
    .orderBy('id')
    .execute();
  return { items: rows };
};

/** The way from the top to a folder, which stands last; empty for the top. Raises `not_found` for one that is not there, or not in the section. */
export const pathTo = async (
  db: Db,
  organizationId: OrganizationId,
  folderId: FolderId | null,
  section?: LibrarySection,
): Promise<FolderStep[]> => {
  if (folderId === null) return [];
  const path = (await pathsTo(db, organizationId, [folderId], section)).get(folderId);
  if (path === undefined) throw new Refusal('not_found');
  return path;
};

/** The same of many folders, by one query; what is not there is not in the map. */
export const pathsTo = async (
  db: Db,
  organizationId: OrganizationId,
  folderIds: readonly FolderId[],
  section?: LibrarySection,
): Promise<Map<FolderId, FolderStep[]>> => {
  if (folderIds.length === 0) return new Map();
  const { rows } = await sql<FolderStep & { of: FolderId }>`
    with recursive way as (
      select id as of, id, name, parent_id, 0 as step from library_folders
      where organization_id = ${organizationId} and id = any (${[...new Set(folderIds)]}::uuid[]) and deleted_at is null
        and (${section ?? null}::text is null or section = ${section ?? null})
      union all
      select way.of, f.id, f.name, f.parent_id, way.step + 1 from way
      join library_folders f on f.organization_id = ${organizationId} and f.id = way.parent_id
    )
    select of, id, name from way order by of, step desc`.execute(db);
  const paths = new Map<FolderId, FolderStep[]>();
  for (const { of, id, name } of rows) paths.set(of, [...(paths.get(of) ?? []), { id, name }]);
  return paths;
};

/** One folder that was not deleted. Raises `not_found`. */
export const findFolder = async (db: Db, organizationId: OrganizationId, id: FolderId): Promise<FolderRow> => {
  const row = await withLibrary(db)
    .selectFrom('library_folders')
    .select(['id', 'section', 'parent_id', 'name', 'created_at', 'version'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return row;
};

/** Folders that were not deleted. */
export const countFolders = async (db: Db, organizationId: OrganizationId): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from library_folders
    where organization_id = ${organizationId} and deleted_at is null`.execute(db);
  return rows[0]?.count ?? 0;
};
