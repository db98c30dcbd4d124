import { sql } from 'kysely';
import type { FolderId, OrganizationId } from '#contract/ids';
import { type moveLibraryItems as endpoint, type LibrarySection, MAX_FOLDER_DEPTH } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { checkPlace } from './check-place.ts';
import { chosenFiles, chosenFolders } from './chosen-reads.ts';
import { libraryChanged } from './events.ts';
import { pathTo } from './folder-reads.ts';
import { lockLibrary } from './lock-library.ts';
import { recordItems } from './record-items.ts';
import { relocateItems } from './relocate-items.ts';
import { subtreesOf, type Within } from './subtree-reads.ts';
import { withFormerNames } from './with-former-names.ts';
import { writePieces } from './write-pieces.ts';

/**
 * Moves files and folders, to the other section too; what is gone is passed over. Raises `not_found` where nothing is left, `invalid`
 * (`folder_missing` at `folderId`), `folder_cycle` and `folder_depth`.
 */
export const moveItems = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId } = scope;
  const place = { section: body.section, folderId: body.folderId };
  await lockLibrary(tx, organizationId);
  const depth = await checkPlace(tx, organizationId, place, 'folderId');
  const elsewhere = (item: { section: LibrarySection; folderId: FolderId | null }) =>
    item.section !== place.section || item.folderId !== place.folderId;
  const someFolders = body.folders.length === 0 ? [] : await chosenFolders(tx, organizationId, body.folders);
  const someFiles = body.files.length === 0 ? [] : await chosenFiles(tx, organizationId, body.files);
  if (someFolders.length + someFiles.length === 0) throw new Refusal('not_found');
  const folders = someFolders.filter(elsewhere);
  const files = someFiles.filter(elsewhere);

  const way = await pathTo(tx, organizationId, place.folderId);
  if (way.some((step) => folders.some((folder) => folder.id === step.id))) throw new Refusal('folder_cycle');
  const within = await subtreesOf(
    tx,
    organizationId,
    folders.map(({ id }) => id),
  );
  if (within.some(({ level }) => depth + level > MAX_FOLDER_DEPTH)) throw new Refusal('folder_depth');

  const renamed = [];
  for (const group of [
    { of: 'folders' as const, items: folders },
    { of: 'files' as const, items: files },
  ]) {
    const items = await withFormerNames(tx, organizationId, group, { place, formerNames: body.formerNames });
    renamed.push(...(await relocateItems(tx, organizationId, { of: group.of, items }, place)));
  }
  if (folders.some(({ section }) => section !== place.section)) await takeAlong(tx, organizationId, within, place.section);

  const from = [...folders, ...files].map(({ section, folderId }) => ({ section, folderId }));
  if (from.length > 0) libraryChanged(tx, organizationId, [...from, place]);
  await recordItems(tx, scope, 'library.move', { folders, files });
  return { folders: folders.length, files: files.length, renamed };
};

/** What lies in folders that changed their section is of that section too, deleted things with it. */
const takeAlong = async (tx: Tx, organizationId: OrganizationId, within: readonly Within[], section: LibrarySection): Promise<void> => {
  const ids = within.map(({ id }) => id);
  await sql`update library_folders set section = ${section} where organization_id = ${organizationId} and id = any (${ids}::uuid[])`.execute(
    tx,
  );
  await writePieces((most) =>
    sql`update library_files set section = ${section} where organization_id = ${organizationId} and id in (
      select id from library_files
      where organization_id = ${organizationId} and folder_id = any (${ids}::uuid[]) and section <> ${section} limit ${most})`.execute(tx),
  );
};
