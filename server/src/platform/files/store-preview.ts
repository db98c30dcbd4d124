import type { FileId, OrganizationId } from '#contract/ids';
import type { Ground } from '../ground.ts';
import { preparePicture } from './pictures.ts';
import { removeFrom, sizeKey } from './remove-stored.ts';
import { withFiles } from './tables.ts';

/** Keeps a picture of what a file looks like, in the sizes of pictures, beside the file itself. Refuses as `preparePicture` does. */
export async function storePreview(
  { db, storage }: Pick<Ground, 'db' | 'storage'>,
  file: { readonly organizationId: OrganizationId; readonly fileId: FileId },
  picturePath: string,
): Promise<void> {
  const { width, height, placeholder, sizes } = await preparePicture(picturePath);
  const row = await withFiles(db)
    .selectFrom('files')
    .select('storage_key')
    .where('organization_id', '=', file.organizationId)
    .where('id', '=', file.fileId)
    .executeTakeFirst();
  if (row === undefined) return;
  for (const { side, bytes } of sizes) await storage.write(sizeKey(row.storage_key, side), bytes);
  const variants = sizes.map(({ side, width: real, bytes }) => ({ side, width: real, size: bytes.length }));
  const { numUpdatedRows } = await withFiles(db)
    .updateTable('files')
    .set({ width, height, placeholder, variants: JSON.stringify(variants) })
    .where('organization_id', '=', file.organizationId)
    .where('id', '=', file.fileId)
    .executeTakeFirst();
  // Removed in the meantime, bytes and all but these.
  if (numUpdatedRows === 0n) await removeFrom(storage, row.storage_key);
}
