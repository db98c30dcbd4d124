import { type RawBuilder, sql } from 'kysely';
import type { LibraryFileId } from '#contract/ids';
import type { getLibraryFile as getEndpoint, LibraryFile, listNewestFiles as newestEndpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import { groupNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { pathTo } from './folder-reads.ts';
import { mayManage } from './policy.ts';
import { type FileRow, presentFile } from './present-file.ts';
import { type Sight, sightOf } from './sight-reads.ts';

/** One file, and the way to it. Raises `not_found`. */
export const getLibraryFile = async (
  db: Db,
  scope: MemberScope,
  { params }: Parsed<typeof getEndpoint>,
): Promise<Result<typeof getEndpoint>> => {
  const file = await loadFile(db, scope, params.libraryFileId);
  return { ...file, path: await pathTo(db, scope.organizationId, file.folderId) };
};

/** «Материалы для инфостендов»: the newest files of the members' section. */
export const listNewestFiles = async (
  db: Db,
  scope: MemberScope,
  { query }: Parsed<typeof newestEndpoint>,
): Promise<Result<typeof newestEndpoint>> => ({
  items: await newestFiles(db, scope, query.limit),
  can: { add: mayManage(scope) },
});

/** The newest files for members that this member sees, whatever folder they lie in. */
export const newestFiles = async (db: Db, scope: MemberScope, limit: number): Promise<LibraryFile[]> => {
  const sight = await sightOf(db, scope);
  const rows = await fileRows(
    db,
    scope,
    sql`${sight.sees} and section = 'members' and (expires_on is null or expires_on >= ${sight.today}::date)
      order by changed_at desc, id desc limit ${limit}`,
  );
  return presentRows(db, scope, sight, rows);
};

/** One file as this member sees it now. Raises `not_found`. */
export const loadFile = async (db: Db, scope: MemberScope, id: LibraryFileId): Promise<LibraryFile> => {
  const [file] = await loadFiles(db, scope, [id]);
  if (file === undefined) throw new Refusal('not_found');
  return file;
};

/** Those of these files that this member sees now, in the same order. */
export const loadFiles = async (db: Db, scope: MemberScope, ids: readonly LibraryFileId[]): Promise<LibraryFile[]> => {
  if (ids.length === 0) return [];
  const sight = await sightOf(db, scope);
  const rows = await fileRows(db, scope, sql`${sight.sees} and id = any (${ids}::uuid[])`);
  const shown = new Map((await presentRows(db, scope, sight, rows)).map((file) => [file.id, file]));
  return ids.flatMap((id) => shown.get(id) ?? []);
};

/** Files of the organisation; `rest` is the condition and the order. */
export const fileRows = async (db: Db, { organizationId }: MemberScope, rest: RawBuilder<unknown>): Promise<FileRow[]> => {
  const { rows } = await sql<FileRow>`
    select id, section, folder_id, name, file_id, versions, size, audience, expires_on, changed_at, version, (
      select c.openings from library_opening_counts c where c.organization_id = ${organizationId} and c.library_file_id = f.id) as openings
    from library_files f where organization_id = ${organizationId} and ${rest}`.execute(db);
  return rows;
};

/** The rows as this member sees them: two queries whatever their number. */
export const presentRows = async (db: Db, scope: MemberScope, { today }: Sight, rows: readonly FileRow[]): Promise<LibraryFile[]> => {
  const files = await presentFiles(
    db,
    scope.organizationId,
    rows.map((row) => row.file_id),
  );
  const groups = await groupNames(db, scope.organizationId, mayManage(scope) ? rows.flatMap((row) => row.audience ?? []) : []);
  return rows.map((row) => presentFile(row, scope, today, { files, groups }));
};

/** What a member opens; undefined when there is nothing for them to see. */
export const openedRow = async (db: Db, scope: MemberScope, id: LibraryFileId): Promise<FileRow | undefined> => {
  const { sees } = await sightOf(db, scope);
  const [row] = await fileRows(db, scope, sql`id = ${id} and ${sees}`);
  return row;
};
