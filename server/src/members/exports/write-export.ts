import { EXPORT_HOURS } from '#contract/exports';
import type { OrganizationId } from '#contract/ids';
import { record } from '#server/audit/public.ts';
import type { Db, Tx } from '#server/platform/database/database.ts';
import { newStorageKey } from '#server/platform/files/storage.ts';
import type { Ground } from '#server/platform/ground.ts';
import { writeCsv } from '#server/platform/tables/write-csv.ts';
import { writeXlsx } from '#server/platform/tables/write-xlsx.ts';
import type { Cell } from '#server/platform/tables/written-table.ts';
import { type MembersReactions, react } from '../events.ts';
import { localDay, targetCondition } from '../filter-reads.ts';
import { withMembers } from '../tables.ts';
import { beginExport } from './begin-export.ts';
import { exportedColumns } from './exported-columns.ts';
import { failExport } from './fail-export.ts';
import { countRows, memberBatches, statusesOf } from './member-rows-reads.ts';
import { type ExportRef, moveExport } from './move-export.ts';
import type { ExportRecord } from './tables.ts';

const HOUR_MS = 3_600_000;
/** Batches between two signs of progress. */
const BEAT_EVERY = 5;

/** The job of an export: writes the file batch by batch in constant memory, then tells who asked. What fails is tried again a few times, then shows as failed. */
export const writeExport =
  (reactions: MembersReactions) =>
  async (ground: Ground, ref: ExportRef): Promise<void> => {
    const { transaction, clock, storage } = ground;
    const key = newStorageKey();
    const row = await transaction(clock.now(), (tx) => beginExport(tx, ref, key));
    if (row === undefined) return;
    try {
      const { size, done } = await writeFile(ground, row, key);
      const ready = await transaction(clock.now(), (tx) => finish(tx, row, { size, done }, clock.now(), reactions));
      if (!ready) await storage.remove(key);
    } catch (error) {
      // First what is kept: when the database is away too, the sweep finds the row and its file.
      await transaction(clock.now(), (tx) => failExport(tx, row));
      await storage.remove(key);
      throw error;
    }
  };

const writeFile = async (ground: Ground, row: ExportRecord, key: string): Promise<{ size: number; done: number }> => {
  const { db, clock, storage, transaction } = ground;
  const { organization_id: organizationId, target, sort, direction } = row;
  if (target === null) throw new Error('The export is over already');
  const where = await targetCondition(db, organizationId, target, clock.now());
  const rows = { organizationId, where, sort, direction };
  const total = await countRows(db, rows);
  await transaction(clock.now(), (tx) => moveExport(tx, row, { total }));

  const { zone } = await localDay(db, organizationId, clock.now());
  const columns = exportedColumns(await statusesOf(db, rows, target));
  let done = 0;
  async function* cells(): AsyncGenerator<readonly Cell[]> {
    let batches = 0;
    for await (const batch of memberBatches(db, rows, total)) {
      for (const member of batch) {
        done += 1;
        yield columns.map((column) => column.cell(member, { number: done, timeZone: zone }));
      }
      batches += 1;
      if (batches % BEAT_EVERY === 0) {
        const alive = await transaction(clock.now(), (tx) => moveExport(tx, row, { done }));
        if (alive === undefined) throw new Error('The export was given up meanwhile');
      }
    }
  }
  const table = { columns, rows: cells() };
  const file = row.format === 'csv' ? writeCsv(table) : writeXlsx({ ...table, sheet: 'Пользователи' });
  const size = await storage.write(key, file);
  return { size, done };
};

/** Hands the file over; false when who asked may have it no more, or the export is over. */
const finish = async (
  tx: Tx,
  row: ExportRecord,
  { size, done }: { size: number; done: number },
  now: Date,
  reactions: MembersReactions,
): Promise<boolean> => {
  const { organization_id: organizationId, id, person_id: personId } = row;
  if (!(await mayHave(tx, organizationId, personId))) {
    await moveExport(tx, row, { state: 'failed', storage_key: null });
    return false;
  }
  const ready = await moveExport(tx, row, {
    state: 'ready',
    size,
    done,
    total: done,
    expires_at: new Date(now.getTime() + EXPORT_HOURS * HOUR_MS),
  });
  if (ready === undefined) return false;
  await record(tx, {
    action: 'members.export-ready',
    actor: personId,
    organizationId,
    subjectType: 'export',
    subjectId: id,
    details: { count: done },
    now,
  });
  await react(tx, reactions.exportReady, { organizationId, personId, count: done });
  return true;
};

const mayHave = async (db: Db, organizationId: OrganizationId, personId: ExportRecord['person_id']): Promise<boolean> => {
  const member = await withMembers(db)
    .selectFrom('members')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('status', '=', 'active')
    .where('role', '<>', 'member')
    .executeTakeFirst();
  return member !== undefined;
};
