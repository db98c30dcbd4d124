import type { Updateable } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import type { LockedFile } from './lock-file.ts';
import { type LibraryTables, withLibrary } from './tables.ts';

/** Writes a change of a locked file, and its new name where the search finds it. */
export const rewriteFile = async (tx: Tx, before: LockedFile, change: Updateable<LibraryTables['library_files']>): Promise<void> => {
  const { organization_id, id } = before;
  await withLibrary(tx)
    .updateTable('library_files')
    .set({ ...change, version: before.version + 1 })
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .execute();
  if (change.name === undefined || change.name === before.name) return;
  await withLibrary(tx)
    .updateTable('library_texts')
    .set({ name: change.name })
    .where('organization_id', '=', organization_id)
    .where('library_file_id', '=', id)
    .execute();
};
