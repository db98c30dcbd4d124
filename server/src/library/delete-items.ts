import { sql } from 'kysely';
import type { deleteLibraryItems as endpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { chosenFiles, chosenFolders } from './chosen-reads.ts';
import { libraryChanged } from './events.ts';
import { lockLibrary } from './lock-library.ts';
import { recordItems } from './record-items.ts';
import { subtreesOf } from './subtree-reads.ts';
import { writePieces } from './write-pieces.ts';

/**
 * Deletes files, and folders with all inside, so that they can be brought back for `DELETED_DAYS`. What is gone already is passed over;
 * raises `not_found` where nothing is left.
 */
export const deleteItems = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  await lockLibrary(tx, organizationId);
  const folders = body.folders.length === 0 ? [] : await chosenFolders(tx, organizationId, body.folders);
  const files = body.files.length === 0 ? [] : await chosenFiles(tx, organizationId, body.files);
  if (folders.length + files.length === 0) throw new Refusal('not_found');
  const within = await subtreesOf(
    tx,
    organizationId,
    folders.map(({ id }) => id),
  );

  const given = sql`json_to_recordset(${JSON.stringify(within)}::json) as given (id uuid, root uuid)`;
  const alone = await sql`update library_files set deleted_at = ${now}, deleted_by_member_id = ${memberId}, deleted_with = id
    where organization_id = ${organizationId} and id = any (${files.map(({ id }) => id)}::uuid[])
      and (folder_id is null or folder_id <> all (${within.map(({ id }) => id)}::uuid[]))`.execute(tx);
  const inside = await writePieces((most) =>
    sql`with piece as materialized (
        select f.id, given.root from ${given} join library_files f on f.organization_id = ${organizationId} and f.folder_id = given.id
        where f.deleted_at is null limit ${most}
      )
      update library_files f set deleted_at = ${now}, deleted_by_member_id = ${memberId}, deleted_with = piece.root
      from piece where f.organization_id = ${organizationId} and f.id = piece.id`.execute(tx),
  );
  const gone = await sql`update library_folders f set deleted_at = ${now}, deleted_by_member_id = ${memberId}, deleted_with = given.root
    from ${given} where f.organization_id = ${organizationId} and f.id = given.id and f.deleted_at is null`.execute(tx);

  const items = [...folders, ...files];
  if (items.length > 0) libraryChanged(tx, organizationId, items);
  await recordItems(tx, scope, 'library.delete', { folders, files });
  return { folders: countOf(gone), files: countOf(alone) + inside };
};

const countOf = ({ numAffectedRows = 0n }: { readonly numAffectedRows?: bigint | undefined }): number => Number(numAffectedRows);
