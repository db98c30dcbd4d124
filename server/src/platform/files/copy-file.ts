import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FileId, OrganizationId } from '#contract/ids';
import type { Ground } from '../ground.ts';
import { StorageMissing } from './storage.ts';
import { withFiles } from './tables.ts';

/** Writes the bytes of a stored file (no picture) to a path, for what can only read from the disk. Throws `StorageMissing`. */
export async function copyFile(
  { db, storage }: Pick<Ground, 'db' | 'storage'>,
  organizationId: OrganizationId,
  fileId: FileId,
  path: string,
): Promise<void> {
  const row = await withFiles(db)
    .selectFrom('files')
    .select('storage_key')
    .where('organization_id', '=', organizationId)
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (row === undefined) throw new StorageMissing(fileId);
  await mkdir(dirname(path), { recursive: true });
  await pipeline(await storage.read(row.storage_key), createWriteStream(path));
}
