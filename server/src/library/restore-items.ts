import { sql } from 'kysely';
import type { FolderId, OrganizationId } from '#contract/ids';
import { type restoreLibraryItems as endpoint, MAX_FOLDER_DEPTH, MAX_FOLDERS } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type ChosenFile, type ChosenFolder, deletedFiles, deletedFolders } from './chosen-reads.ts';
import { libraryChanged, type Place } from './events.ts';
import { countFolders, pathsTo } from './folder-reads.ts';
import { lockLibrary } from './lock-library.ts';
import { recordItems } from './record-items.ts';
import { relocateItems } from './relocate-items.ts';
import { subtreesOf } from './subtree-reads.ts';
import { writePieces } from './write-pieces.ts';

/**
 * Brings deleted files and folders back to where they lay, or to the top when that is gone. Raises `not_found` where nothing can
 * come back, and `folder_limit`.
 */
export const restoreItems = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId } = scope;
  await lockLibrary(tx, organizationId);
  const folders = body.folders.length === 0 ? [] : await deletedFolders(tx, organizationId, body.folders);
  const files = body.files.length === 0 ? [] : await deletedFiles(tx, organizationId, body.files);
  if (folders.length + files.length === 0) throw new Refusal('not_found');
  const back: Result<typeof endpoint> = { folders: 0, files: 0, renamed: [] };
  // One after another: a folder may lie in one that comes back with it.
  for (const folder of folders) {
    const { folders: count, files, renamed } = await restoreFolder(tx, organizationId, folder);
    back.folders += count;
    back.files += files;
    back.renamed.push(...renamed);
  }
  if (back.folders > 0 && (await countFolders(tx, organizationId)) > MAX_FOLDERS) throw new Refusal('folder_limit');

  const places = await placesOf(tx, organizationId, files);
  for (const group of Map.groupBy(files, (file) => keyOf(places.get(file) ?? file)).values()) {
    const [first] = group;
    if (first === undefined) continue;
    back.renamed.push(...(await relocateItems(tx, organizationId, { of: 'files', items: group }, places.get(first) ?? first)));
    back.files += await bringBack(tx, 'library_files', organizationId, group);
  }

  const where = [...folders, ...files].map(({ section, folderId }) => ({ section, folderId }));
  if (where.length > 0) libraryChanged(tx, organizationId, [...where, ...where.map(({ section }) => ({ section, folderId: null }))]);
  await recordItems(tx, scope, 'library.restore', { folders, files });
  return back;
};

const keyOf = ({ section, folderId }: Place): string => `${section} ${folderId}`;

/** Where each lay, if that is still there; else the top of its section. */
const placesOf = async (tx: Tx, organizationId: OrganizationId, files: readonly ChosenFile[]): Promise<Map<ChosenFile, Place>> => {
  const paths = await pathsTo(
    tx,
    organizationId,
    files.flatMap(({ folderId }) => folderId ?? []),
  );
  return new Map(
    files.map((file) => [
      file,
      { section: file.section, folderId: file.folderId !== null && paths.has(file.folderId) ? file.folderId : null },
    ]),
  );
};

const restoreFolder = async (tx: Tx, organizationId: OrganizationId, folder: ChosenFolder) => {
  const within = await subtreesOf(tx, organizationId, [folder.id]);
  const height = Math.max(1, ...within.map(({ level }) => level));
  const renamed = await relocateItems(
    tx,
    organizationId,
    { of: 'folders', items: [folder] },
    {
      section: folder.section,
      folderId: await stillThere(tx, organizationId, folder.folderId, height),
    },
  );
  return {
    folders: await bringBack(tx, 'library_folders', organizationId, [folder]),
    files: await bringBack(tx, 'library_files', organizationId, [folder]),
    renamed,
  };
};

/** The folder that something of this height lay in, if it is there and not too deep by now; else null, the top. */
const stillThere = async (tx: Tx, organizationId: OrganizationId, parentId: FolderId | null, height: number): Promise<FolderId | null> => {
  if (parentId === null) return null;
  const path = (await pathsTo(tx, organizationId, [parentId])).get(parentId);
  return path !== undefined && path.length + height <= MAX_FOLDER_DEPTH ? parentId : null;
};

/** How many came back. */
const bringBack = (
  tx: Tx,
  table: 'library_files' | 'library_folders',
  organizationId: OrganizationId,
  roots: readonly { readonly id: string }[],
): Promise<number> =>
  writePieces((most) =>
    sql`update ${sql.table(table)} set deleted_at = null, deleted_with = null, deleted_by_member_id = null where organization_id = ${organizationId} and id in (
      select id from ${sql.table(table)} where organization_id = ${organizationId} and deleted_at is not null
        and deleted_with = any (${roots.map(({ id }) => id)}::uuid[]) limit ${most})`.execute(tx),
  );
