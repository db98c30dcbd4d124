import { sql } from 'kysely';
import { EXPORT_HOURS } from '#contract/exports';
import type { Ground } from '#server/platform/ground.ts';
import { failExport } from './fail-export.ts';
import { type ExportRecord, withExports } from './tables.ts';

/** A writing tells of itself each few seconds: one that was not heard of for so long has broken off with its process. */
const SILENT_MS = 3 * 60_000;
/** So long the turn of one that waits may take; beyond it the queue has lost it. */
const LOST_MS = 15 * 60_000;
const DAY_MS = EXPORT_HOURS * 3_600_000;
const BATCH = 100;

type Swept = Pick<ExportRecord, 'organization_id' | 'id' | 'attempts' | 'storage_key'>;

/** Removes the files that are past their day, begins anew exports that broke off, and forgets what failed ones were asked for. */
export const sweepExports = async ({ db, clock, storage, transaction }: Ground): Promise<void> => {
  const now = clock.now();
  const { rows: old } = await sql<Swept>`select organization_id, id, attempts, storage_key from exports
    where state = 'ready' and expires_at <= ${now} order by expires_at limit ${BATCH}`.execute(db);
  for (const row of old) {
    if (row.storage_key !== null) await storage.remove(row.storage_key);
    await withExports(db)
      .updateTable('exports')
      .set({ state: 'removed', storage_key: null })
      .where('organization_id', '=', row.organization_id)
      .where('id', '=', row.id)
      .execute();
  }
  const { rows: broken } = await sql<Swept>`select organization_id, id, attempts, storage_key from exports
    where state = 'writing' and beat_at <= ${new Date(now.getTime() - SILENT_MS)}
      or state = 'waiting' and beat_at <= ${new Date(now.getTime() - LOST_MS)}
    order by beat_at limit ${BATCH}`.execute(db);
  for (const row of broken) {
    const given = await transaction(now, (tx) => failExport(tx, row));
    if (given && row.storage_key !== null) await storage.remove(row.storage_key);
  }
  await sql`update exports set target = null where state = 'failed' and target is not null
    and created_at <= ${new Date(now.getTime() - DAY_MS)}`.execute(db);
};
