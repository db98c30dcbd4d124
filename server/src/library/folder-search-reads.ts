import { sql } from 'kysely';
import type { FolderId } from '#contract/ids';
import type { FolderStep, FoundFolder, LibrarySection } from '#contract/library';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { type Finder, matches, type SearchQuery } from '#server/platform/search/finder.ts';
import { contentsOf } from './content-reads.ts';
import { pathsTo } from './folder-reads.ts';
import { mayManage } from './policy.ts';
import { type FolderRow, presentFolder } from './present-folder.ts';
import { sightOf } from './sight-reads.ts';

interface Sought {
  readonly query: SearchQuery;
  readonly limit: number;
  readonly section?: LibrarySection | undefined;
}

/** Folders by the words of their names; members see every folder of their section, whoever its files are for. */
export const foundFolders = async (db: Db, scope: MemberScope, { query, limit, section }: Sought): Promise<FolderRow[]> => {
  const only = mayManage(scope) ? section : 'members';
  const { rows } = await sql<FolderRow>`select id, section, parent_id, name, created_at, version from library_folders f
    where organization_id = ${scope.organizationId} and deleted_at is null and ${matches('f.vector', query)}
      ${only === undefined ? sql`` : sql`and section = ${only}`}
    order by name collate "und-x-icu", id limit ${limit}`.execute(db);
  return rows;
};

/** The folders as this member sees them, each with where it lies. */
export const withPlaces = async (db: Db, scope: MemberScope, rows: readonly FolderRow[]): Promise<FoundFolder[]> => {
  const ids = rows.map(({ id }) => id);
  const contents = await contentsOf(db, scope, await sightOf(db, scope), ids);
  const places = await placesOf(db, scope, rows);
  return rows.map((row) => ({ folder: presentFolder(row, scope, contents.get(row.id)), path: places.get(row.id) ?? [] }));
};

/** The library's folders for the one search. */
export const findFolders: Finder = async (db, scope, query, limit) => {
  const rows = await foundFolders(db, scope, { query, limit });
  const places = await placesOf(db, scope, rows);
  return rows.map(({ id, name, section }) => {
    const way = (places.get(id) ?? []).map((step) => step.name);
    return { kind: 'folder', id, title: name, text: '', section, way };
  });
};

const placesOf = async (db: Db, { organizationId }: MemberScope, rows: readonly FolderRow[]): Promise<Map<FolderId, FolderStep[]>> => {
  const paths = await pathsTo(
    db,
    organizationId,
    rows.flatMap(({ parent_id }) => parent_id ?? []),
  );
  return new Map(rows.map(({ id, parent_id }) => [id, parent_id === null ? [] : (paths.get(parent_id) ?? [])]));
};
