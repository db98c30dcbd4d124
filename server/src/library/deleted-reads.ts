import { sql } from 'kysely';
import type { FileId, FolderId, LibraryFileId, MemberId } from '#contract/ids';
import { DELETED_DAYS, type LibrarySection, type listDeletedItems as listEndpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import { memberNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeMoment, encodeCursor } from '#server/platform/database/keyset.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';

interface DeletedRow {
  readonly type: 'folder' | 'file';
  readonly id: FolderId | LibraryFileId;
  readonly section: LibrarySection;
  readonly name: string;
  readonly file_id: FileId | null;
  readonly deleted_at: Date;
  readonly by: MemberId | null;
}
const KEPT_MS = DELETED_DAYS * 86_400_000;

/** «Удалённые», newest first: what was deleted by itself, not what lay inside. */
export const listDeletedItems = async (
  db: Db,
  { organizationId }: AdminScope,
  { query: { after, limit } }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  const from = after === undefined ? sql`` : sql`and ${beyond([sql`deleted_at`, sql`id`], 'desc', decodeMoment(after))}`;
  const deleted = sql`organization_id = ${organizationId} and deleted_at is not null and deleted_with = id ${from}`;
  const { rows } = await sql<DeletedRow>`
    select 'folder' as type, id, section, name, null as file_id, deleted_at, deleted_by_member_id as by from library_folders where ${deleted}
    union all
    select 'file' as type, id, section, name, file_id, deleted_at, deleted_by_member_id as by from library_files where ${deleted}
    order by deleted_at desc, id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const files = await presentFiles(
    db,
    organizationId,
    shown.flatMap((row) => row.file_id ?? []),
  );
  const people = await memberNames(
    db,
    organizationId,
    shown.flatMap(({ by }) => by ?? []),
  );
  const last = shown.at(-1);
  return {
    items: shown.map(({ file_id, deleted_at, by, ...row }) => ({
      ...row,
      kind: file_id === null ? null : (files.get(file_id)?.kind ?? 'other'),
      deletedAt: deleted_at.toISOString(),
      deletedBy: by === null ? null : (people.get(by)?.name ?? ''),
      keptUntil: new Date(deleted_at.getTime() + KEPT_MS).toISOString(),
    })),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.deleted_at.toISOString(), last.id]) } : {}),
  };
};
