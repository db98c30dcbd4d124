import { sql } from 'kysely';
import type { FileId, FolderId, LibraryFileId } from '#contract/ids';
import type { LibrarySection, listDeletedItems as listEndpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';

interface DeletedRow {
  readonly type: 'folder' | 'file';
  readonly id: FolderId | LibraryFileId;
  readonly section: LibrarySection;
  readonly name: string;
  readonly file_id: FileId | null;
  readonly deleted_at: Date;
}

/** «Удалённые», newest first: what was deleted by itself, not what lay inside. */
export const listDeletedItems = async (
  db: Db,
  { organizationId }: AdminScope,
  { query: { after, limit } }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  const from = after === undefined ? sql`` : sql`and ${beyond([sql`deleted_at`, sql`id`], 'desc', cursorOf(after))}`;
  const deleted = sql`organization_id = ${organizationId} and deleted_at is not null and deleted_with = id ${from}`;
  const { rows } = await sql<DeletedRow>`
    select 'folder' as type, id, section, name, null as file_id, deleted_at from library_folders where ${deleted}
    union all
    select 'file' as type, id, section, name, file_id, deleted_at from library_files where ${deleted}
    order by deleted_at desc, id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const files = await presentFiles(
    db,
    organizationId,
    shown.flatMap((row) => row.file_id ?? []),
  );
  const last = shown.at(-1);
  return {
    items: shown.map(({ file_id, deleted_at, ...row }) => ({
      ...row,
      kind: file_id === null ? null : (files.get(file_id)?.kind ?? 'other'),
      deletedAt: deleted_at.toISOString(),
    })),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.deleted_at.toISOString(), last.id]) } : {}),
  };
};

const cursorOf = (cursor: string) => {
  const [at, id] = decodeCursor(cursor, 2);
  const time = typeof at === 'string' && /^[1-9]\d{3}-/.test(at) && new Date(at).toJSON() === at;
  if (!time || typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Refusal('bad_request');
  return [at, id];
};
