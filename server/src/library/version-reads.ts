import { sql } from 'kysely';
import type { FileId, LibraryFileId } from '#contract/ids';
import { type listFileVersions as listEndpoint, openVersionPath } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';

interface VersionRow {
  readonly number: number;
  readonly current: boolean;
  readonly file_id: FileId;
  readonly author_name: string;
  readonly added_at: Date;
}

/** All kept versions of a file, the newest first. Raises `not_found`. */
export const listFileVersions = async (
  db: Db,
  scope: AdminScope,
  { params: { libraryFileId } }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  const { organizationId } = scope;
  const rows = await versionRows(db, scope, libraryFileId);
  const files = await presentFiles(
    db,
    organizationId,
    rows.map((row) => row.file_id),
  );
  return {
    items: rows.flatMap((row) => {
      const card = files.get(row.file_id);
      if (card === undefined) return [];
      return {
        number: row.number,
        current: row.current,
        fileName: card.name,
        kind: card.kind,
        mediaType: card.mediaType,
        size: card.size,
        addedAt: row.added_at.toISOString(),
        addedByName: row.author_name,
        previews: card.previews,
        url: openVersionPath(organizationId, libraryFileId, row.number),
        can: { restore: !row.current },
      };
    }),
  };
};

/** The bytes of one version. Raises `not_found`. */
export const fileOfVersion = async (db: Db, scope: AdminScope, libraryFileId: LibraryFileId, number: number): Promise<FileId> => {
  const row = (await versionRows(db, scope, libraryFileId)).find((version) => version.number === number);
  if (row === undefined) throw new Refusal('not_found');
  return row.file_id;
};

const versionRows = async (db: Db, { organizationId }: AdminScope, libraryFileId: LibraryFileId): Promise<VersionRow[]> => {
  const { rows } = await sql<VersionRow>`
    select v.number, v.number = f.number as current, v.file_id, v.author_name, v.added_at
    from library_files f join library_versions v on v.organization_id = f.organization_id and v.library_file_id = f.id
    where f.organization_id = ${organizationId} and f.id = ${libraryFileId} and f.deleted_at is null
    order by v.number desc`.execute(db);
  if (rows.length === 0) throw new Refusal('not_found');
  return rows;
};
