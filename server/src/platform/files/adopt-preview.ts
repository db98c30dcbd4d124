import type { FileId, OrganizationId } from '#contract/ids';
import type { Ground } from '../ground.ts';
import { removeFrom, sizeKey } from './remove-stored.ts';
import { StorageMissing } from './storage.ts';
import { withFiles } from './tables.ts';

/**
 * Gives a film the sizes of a picture as its own: a finished upload of the same person that nothing shows. Repeatable; the picture stays,
 * for the caller to discard once it needs it no more. Tells whether there was such a picture and such a film.
 */
export async function adoptPreview(
  { db, storage }: Pick<Ground, 'db' | 'storage'>,
  { organizationId, fileId, pictureId }: { readonly organizationId: OrganizationId; readonly fileId: FileId; readonly pictureId: FileId },
): Promise<boolean> {
  const rows = await withFiles(db)
    .selectFrom('files')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [fileId, pictureId])
    .execute();
  const film = rows.find(({ id, kind }) => id === fileId && kind === 'video');
  const picture = rows.find(({ id, kind, state }) => id === pictureId && kind === 'picture' && state === 'ready');
  if (film === undefined || picture === undefined || film.person_id !== picture.person_id) return false;
  const { width, height, placeholder, variants } = picture;
  try {
    for (const { side } of variants)
      await storage.write(sizeKey(film.storage_key, side), await storage.read(sizeKey(picture.storage_key, side)));
  } catch (error) {
    if (error instanceof StorageMissing) return false;
    throw error;
  }
  const { numUpdatedRows } = await withFiles(db)
    .updateTable('files')
    .set({ width, height, placeholder, variants: JSON.stringify(variants) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', fileId)
    .executeTakeFirst();
  // Removed in the meantime, bytes and all but these.
  if (numUpdatedRows === 0n) await removeFrom(storage, film.storage_key);
  return numUpdatedRows > 0n;
}
