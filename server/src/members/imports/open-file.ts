import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyFile } from '#server/platform/files/copy-file.ts';
import type { Ground } from '#server/platform/ground.ts';
import { openTable, type TableRow } from '#server/platform/tables/read-table.ts';
import type { ImportRecord } from './tables.ts';

/** The rows of an import's file, read from a copy on the disk that goes with the last row. Throws `TableError`. */
export async function* openFile(ground: Ground, { organization_id, id, file_id }: ImportRecord): AsyncGenerator<TableRow> {
  if (file_id === null) throw new Error('The file of the import was removed');
  const path = join(ground.env.DATA_DIR, 'imports', id);
  try {
    await copyFile(ground, organization_id, file_id, path);
    const table = await openTable(path);
    yield* table.rows();
  } finally {
    await rm(path, { force: true });
  }
}
