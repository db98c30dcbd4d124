import { buffer } from 'node:stream/consumers';
import type { FileId, OrganizationId } from '#contract/ids';
import type { Ground } from '../ground.ts';
import { sizeKey } from './remove-stored.ts';
import { StorageMissing } from './storage.ts';
import { withFiles } from './tables.ts';

/** The WebP of an organisation's picture, of the smallest size that is `width` wide or else the widest; undefined when it is gone. */
export const readPicture = async (
  { db, storage }: Pick<Ground, 'db' | 'storage'>,
  organizationId: OrganizationId,
  id: FileId,
  width: number,
): Promise<Buffer | undefined> => {
  const row = await withFiles(db)
    .selectFrom('files')
    .select(['storage_key', 'variants'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('state', '=', 'claimed')
    .executeTakeFirst();
  const size = row?.variants.find((variant) => variant.width >= width) ?? row?.variants.at(-1);
  if (row === undefined || size === undefined) return undefined;
  const content = await storage.read(sizeKey(row.storage_key, size.side)).catch((error: unknown) => {
    if (error instanceof StorageMissing) return undefined;
    throw error;
  });
  return content && buffer(content);
};
