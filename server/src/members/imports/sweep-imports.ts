import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { isMissing } from '#server/platform/files/storage.ts';
import type { Ground } from '#server/platform/ground.ts';
import { forgetImport } from './forget-import.ts';
import { findImport } from './import-reads.ts';
import { moveImport } from './move-import.ts';
import { mayDiscard, RUNNING } from './policy.ts';
import type { ImportRecord } from './tables.ts';

const HOUR = 3_600_000;
/** A preview that nobody confirmed for a day; and what an import can no longer be taken back by. */
const KEPT_MS = 25 * HOUR;
const BATCH = 100;

/** Removes the rows and files of imports that are over, gives up previews that nobody confirmed, and what broken-off runs left on the disk. */
export const sweepImports = async (ground: Ground): Promise<void> => {
  const { clock, db, env, transaction } = ground;
  const before = new Date(clock.now().getTime() - KEPT_MS);
  const { rows } = await sql<Pick<ImportRecord, 'organization_id' | 'id'>>`select organization_id, id from imports
    where swept_at is null and created_at < ${before} and beat_at < ${before} and state <> all(${RUNNING}::text[])
    order by created_at limit ${BATCH}`.execute(db);
  for (const { organization_id, id } of rows) {
    await transaction(clock.now(), async (tx) => {
      const row = await findImport(tx, organization_id, id, true);
      if (row.beat_at >= before || row.swept_at !== null) return;
      await forgetImport(tx, mayDiscard(row) ? await moveImport(tx, row, { state: 'discarded' }) : row);
    });
  }
  // The name of a file may be a person's; the history needs it no longer than the rows.
  await sql`update imports set file_name = '' where swept_at < ${before} and file_name <> ''`.execute(db);
  await tidy(join(env.DATA_DIR, 'imports'), before);
};

const tidy = async (folder: string, before: Date): Promise<void> => {
  const names = await readdir(folder).catch((error: unknown) => (isMissing(error) ? [] : Promise.reject(error)));
  for (const name of names) {
    const left = await stat(join(folder, name)).catch((error: unknown) => (isMissing(error) ? null : Promise.reject(error)));
    if (left !== null && left.mtime < before) await rm(join(folder, name), { force: true });
  }
};
