import { sql } from 'kysely';
import type { FileKind } from '#contract/files';
import type { GroupId, LibraryFileId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { loadFiles } from './file-reads.ts';

export { newestFiles } from './file-reads.ts';
export { findFolders } from './folder-search-reads.ts';
export { findFiles } from './search-reads.ts';
export { mayReadLibraryFile } from './sight-reads.ts';

/** A file of the library as something else shows it. */
export interface LibraryFileLink {
  readonly id: LibraryFileId;
  readonly name: string;
  readonly kind: FileKind;
  readonly mediaType: string;
  readonly size: number;
  /** Opens the file in a tab. */
  readonly url: string;
}

/** Those of these files that this member may see now, by id. */
export const presentLibraryFiles = async (
  db: Db,
  scope: MemberScope,
  ids: readonly LibraryFileId[],
): Promise<Map<LibraryFileId, LibraryFileLink>> => {
  const files = await loadFiles(db, scope, [...new Set(ids)]);
  return new Map(files.map(({ id, name, kind, mediaType, size, url }) => [id, { id, name, kind, mediaType, size, url }]));
};

/** How many files have this group in their audience; deleted ones, which nobody can look up, do not count. */
export const countLibraryUses = async (
  db: Db,
  { organizationId, groupId }: { readonly organizationId: OrganizationId; readonly groupId: GroupId },
): Promise<number> => {
  const { rows } = await sql<{ uses: number }>`select count(*)::int as uses from library_files
    where organization_id = ${organizationId} and deleted_at is null and audience is not null and audience @> array[${groupId}]::uuid[]`.execute(
    db,
  );
  return rows[0]?.uses ?? 0;
};
