import { sql } from 'kysely';
import type { CardBatchId, MemberId, OrganizationId } from '#contract/ids';
import { record as journal } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import type { Ground } from '#server/platform/ground.ts';
import { countMembers } from '../count-members.ts';
import { membersChanged } from '../events.ts';
import { recordChanges } from '../record-changes.ts';
import { beatImport } from './beat-import.ts';
import { countBound } from './count-bound.ts';
import { importMoves } from './events.ts';
import { listChanges } from './list-changes.ts';
import { moveImport } from './move-import.ts';
import type { ImportRecord } from './tables.ts';
import { writeValues } from './write-values.ts';

/** Numbers of rows a statement. */
const CHUNK = 2_000;

/**
 * Takes an applied import back in one transaction: removes the records that it added and that nobody touched since, then puts changed
 * fields back where the record is as the import left it. The rest stays, and is counted.
 */
export const putBackRows = async (ground: Ground, record: ImportRecord): Promise<void> => {
  const { clock, transaction } = ground;
  await transaction(clock.now(), (tx) => putBack(tx, ground, record));
};

const putBack = async (tx: Tx, { bus }: Ground, record: ImportRecord): Promise<void> => {
  const { organization_id: organizationId, by_person_id: by, by_name: byName } = record;
  const now = nowOf(tx);
  await beatImport(tx, record, 0);
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx);
  const last = await lastNumber(tx, record);
  const freed = new Map<string, number>();
  const free = async (members: readonly MemberId[]) => {
    for (const batch of await freeCards(tx, organizationId, members)) freed.set(batch, (freed.get(batch) ?? 0) - 1);
  };
  // Two walks, so that a removed record's phone is free for the one that had it before.
  const walk = async (part: 0 | 1, step: (from: number, to: number) => Promise<void>) => {
    for (let from = 0; from < last; from += CHUNK) {
      await step(from, from + CHUNK);
      importMoves(bus, { ...record, done: Math.round((record.rows * (part + Math.min(from + CHUNK, last) / last)) / 2) });
    }
  };

  let removed = 0;
  await walk(0, async (from, to) => {
    const untouched = await lockUntouched(tx, record, from, to);
    await free(untouched);
    await sql`delete from members where organization_id = ${organizationId} and id = any(${untouched}::uuid[])`.execute(tx);
    removed += untouched.length;
  });
  let restored = 0;
  await walk(1, async (from, to) => {
    const written = await writeValues(tx, { record, from, to }, 'before');
    await free(written.filter(({ after }) => after.cardNumber !== undefined).map(({ memberId }) => memberId));
    await recordChanges(tx, { organizationId, by, byName, source: 'import', now, changes: listChanges(written, 'before') });
    restored += written.length;
  });

  const kept = record.adds + record.updates - removed - restored;
  await countBound(tx, organizationId, freed);
  await countMembers(tx, organizationId, { active: 0, unregistered: -removed });
  const subject = { subjectType: 'import', subjectId: record.id };
  await journal(tx, { action: 'members.undo-import', actor: by, organizationId, ...subject, details: { removed, restored, kept }, now });
  membersChanged(tx, organizationId);
  await moveImport(tx, record, { state: 'undone', undone_at: now, removed, restored, kept, done: record.rows });
};

const lastNumber = async (tx: Tx, { organization_id, id }: ImportRecord): Promise<number> => {
  const { rows } = await sql<{ last: number | null }>`select max(number) as last from import_rows
    where organization_id = ${organization_id} and import_id = ${id} and verdict in ('add', 'update')`.execute(tx);
  return rows[0]?.last ?? 0;
};

/** Added records that nobody edited, invited, put into a group, or joined. */
const lockUntouched = async (tx: Tx, { organization_id, id }: ImportRecord, from: number, to: number): Promise<MemberId[]> => {
  const { rows } = await sql<{ id: MemberId }>`select members.id from import_rows as rows
    join members on members.organization_id = rows.organization_id and members.id = rows.member_id
    where rows.organization_id = ${organization_id} and rows.import_id = ${id} and rows.number > ${from} and rows.number <= ${to}
      and rows.verdict = 'add' and members.status = 'unregistered' and members.version = 0 and members.invited_at is null
      and not exists (select from group_members where group_members.organization_id = rows.organization_id and group_members.member_id = members.id)
    for update of members`.execute(tx);
  return rows.map((row) => row.id);
};

/** Gives the batch of each card that is free again. */
const freeCards = async (tx: Tx, organizationId: OrganizationId, members: readonly MemberId[]): Promise<readonly CardBatchId[]> => {
  if (members.length === 0) return [];
  const { rows } = await sql<{ batch_id: CardBatchId }>`update cards set member_id = null
    where organization_id = ${organizationId} and member_id = any(${members}::uuid[]) returning batch_id`.execute(tx);
  return rows.map(({ batch_id }) => batch_id);
};
