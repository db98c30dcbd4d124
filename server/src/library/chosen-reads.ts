import type { FolderId, LibraryFileId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import { withLibrary } from './tables.ts';

/** Those of these files that were not deleted. */
export const chosenFiles = (db: Db, organizationId: OrganizationId, ids: readonly LibraryFileId[]) =>
  withLibrary(db)
    .selectFrom('library_files')
    .select(['id', 'section', 'folder_id as folderId', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();

/** Those of these folders that were not deleted. */
export const chosenFolders = (db: Db, organizationId: OrganizationId, ids: readonly FolderId[]) =>
  withLibrary(db)
    .selectFrom('library_folders')
    .select(['id', 'section', 'parent_id as folderId', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();

/** Those of these files that were deleted by themselves. */
export const deletedFiles = (db: Db, organizationId: OrganizationId, ids: readonly LibraryFileId[]) =>
  withLibrary(db)
    .selectFrom('library_files')
    .select(['id', 'section', 'folder_id as folderId', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .whereRef('deleted_with', '=', 'id')
    .orderBy('id')
    .execute();

/** Those of these folders that were deleted by themselves. */
export const deletedFolders = (db: Db, organizationId: OrganizationId, ids: readonly FolderId[]) =>
  withLibrary(db)
    .selectFrom('library_folders')
    .select(['id', 'section', 'parent_id as folderId', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .whereRef('deleted_with', '=', 'id')
    .orderBy('id')
    .execute();

export type ChosenFile = Awaited<ReturnType<typeof chosenFiles>>[number];
export type ChosenFolder = Awaited<ReturnType<typeof chosenFolders>>[number];
