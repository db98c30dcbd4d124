import { sql } from 'kysely';
import type { FileId } from '#contract/ids';
import type { Db } from '../database/database.ts';
import type { Transact } from '../database/transaction.ts';
import { removeLater } from './claim.ts';
import type { Partials } from './partials.ts';
import type { Storage } from './storage.ts';
import { withFiles } from './tables.ts';

const HOUR = 3_600_000;
/** An upload that stopped goes on within a day or not at all. */
const UNFINISHED_LIFE = 24 * HOUR;
/** A draft that survives a closed tab keeps its files this long. */
const UNUSED_LIFE = 14 * 24 * HOUR;
const BATCH = 500;

interface SweepGround {
  readonly db: Db;
  readonly storage: Storage;
  readonly transaction: Transact;
}

/** Removes uploads that were never finished, finished files that nothing ever showed, and what cut-off writes left on the disk. */
export async function sweepFiles({ db, storage, transaction }: SweepGround, partials: Partials, now: Date): Promise<void> {
  for (let gone = BATCH; gone === BATCH; ) {
    gone = await transaction(now, async (tx) => {
      const rows = await withFiles(tx)
        .deleteFrom('files')
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('organization_id', 'id'),
            'in',
            selectFrom('files')
              .select(['organization_id', 'id'])
              .where('state', '<>', 'claimed')
              .where('created_at', '<', ago(now, UNFINISHED_LIFE)) // where the index ends; then each its own life
              .where(
                'created_at',
                '<',
                sql<Date>`case state when 'uploading' then ${ago(now, UNFINISHED_LIFE)}::timestamptz else ${ago(now, UNUSED_LIFE)}::timestamptz end`,
              )
              .orderBy('created_at')
              .limit(BATCH)
              .forUpdate()
              .skipLocked()
              .$asTuple('organization_id', 'id'),
          ),
        )
        .returning('storage_key')
        .execute();
      await removeLater(tx, rows);
      return rows.length;
    });
  }
  await removeOrphans(db, partials);
  await storage.tidy(ago(now, UNFINISHED_LIFE));
}

const ago = (now: Date, milliseconds: number) => new Date(now.getTime() - milliseconds);

/** The row is written before the first byte, so bytes that no unfinished row leads to are left over from a crash or a removal. */
async function removeOrphans(db: Db, partials: Partials): Promise<void> {
  const lying = await partials.list();
  if (lying.length === 0) return;
  const alive = await withFiles(db)
    .selectFrom('files')
    .select(['organization_id', 'id'])
    .where('state', '=', 'uploading')
    .where('id', 'in', lying)
    .execute();
  const known = new Set<FileId>(alive.map(({ id }) => id));
  for (const id of lying) if (!known.has(id)) await partials.remove(id);
}
