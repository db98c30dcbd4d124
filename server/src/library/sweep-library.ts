import { sql } from 'kysely';
import type { FileId, OrganizationId } from '#contract/ids';
import { DELETED_DAYS } from '#contract/library';
import type { Tx } from '#server/platform/database/database.ts';
import { releaseFiles } from '#server/platform/files/claim.ts';
import type { Ground } from '#server/platform/ground.ts';

const DAY = 24 * 3_600_000;
/** Who opened what is kept for as long as it is needed to count once a day. */
const OPENING_DAYS = 2;
const BATCH = 200;
/** Of openings: a large organisation has a million a day. */
const OPENINGS = 10_000;

/** Removes for good what was deleted `DELETED_DAYS` ago, with the bytes of all versions, and what is known of single openings. */
export const sweepLibrary = async ({ clock, transaction }: Pick<Ground, 'clock' | 'transaction'>): Promise<void> => {
  const now = clock.now();
  const before = new Date(now.getTime() - DELETED_DAYS * DAY);
  for (let gone = BATCH; gone === BATCH; ) gone = await transaction(now, (tx) => sweepFiles(tx, before));
  // Leaves first: a folder goes once nothing lies in it.
  for (let gone = BATCH; gone > 0; ) gone = await transaction(now, (tx) => sweepFolders(tx, before));
  const openedBefore = new Date(now.getTime() - OPENING_DAYS * DAY).toISOString().slice(0, 10);
  for (let gone = OPENINGS; gone === OPENINGS; ) gone = await transaction(now, (tx) => sweepOpenings(tx, openedBefore));
};

const sweepOpenings = async (tx: Tx, before: string): Promise<number> => {
  const { numAffectedRows = 0n } = await sql`delete from library_openings where ctid = any (array(
    select ctid from library_openings where day < ${before}::date limit ${OPENINGS} for update skip locked))`.execute(tx);
  return Number(numAffectedRows);
};

const sweepFiles = async (tx: Tx, before: Date): Promise<number> => {
  const { rows } = await sql<{ organization_id: OrganizationId; files: FileId[] }>`
    with due as materialized (
      select organization_id, id from library_files where deleted_at < ${before}
      order by deleted_at limit ${BATCH} for update skip locked
    ), kept as materialized (
      select v.organization_id, v.library_file_id, array_agg(v.file_id) as files from library_versions v
      join due on due.organization_id = v.organization_id and due.id = v.library_file_id
      group by v.organization_id, v.library_file_id
    ), gone as (
      delete from library_files f using due where f.organization_id = due.organization_id and f.id = due.id
    )
    select organization_id, files from kept`.execute(tx);
  for (const [organizationId, of] of Map.groupBy(rows, (row) => row.organization_id)) {
    await releaseFiles(
      tx,
      organizationId,
      of.flatMap((row) => row.files),
    );
  }
  return rows.length;
};

const sweepFolders = async (tx: Tx, before: Date): Promise<number> => {
  const { numAffectedRows = 0n } = await sql`
    delete from library_folders f where (organization_id, id) in (
      select d.organization_id, d.id from library_folders d where d.deleted_at < ${before}
        and not exists (select from library_folders c where c.organization_id = d.organization_id and c.parent_id = d.id)
        and not exists (select from library_files c where c.organization_id = d.organization_id and c.folder_id = d.id)
      order by d.deleted_at limit ${BATCH} for update skip locked
    )`.execute(tx);
  return Number(numAffectedRows);
};
