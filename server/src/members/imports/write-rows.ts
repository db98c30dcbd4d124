import { sql } from 'kysely';
import { DatabaseError } from 'pg';
import type { MemberId } from '#contract/ids';
import { record as journal } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import type { Ground } from '#server/platform/ground.ts';
import { countMembers } from '../count-members.ts';
import { type MembersReactions, membersChanged } from '../events.ts';
import { inviteWaiting } from '../invitations/invite-waiting.ts';
import { recordChanges } from '../record-changes.ts';
import { beatImport } from './beat-import.ts';
import { bindCards } from './bind-cards.ts';
import { countBound } from './count-bound.ts';
import { importMoves } from './events.ts';
import { findImport } from './import-reads.ts';
import { insertMembers } from './insert-members.ts';
import { listChanges } from './list-changes.ts';
import { moveImport } from './move-import.ts';
import type { ImportRecord } from './tables.ts';
import { writeValues } from './write-values.ts';

/** Numbers of rows a statement: each stays far below the time that a statement may take. */
const CHUNK = 2_000;
/** From so many rows on the planner's statistics are made anew at once; the search relies on them. */
const MANY = 2_000;
const UNIQUE_VIOLATION = '23505';

/** The register is not what the check saw. */
class RegisterChanged extends Error {}

/**
 * The third step: writes all that was shown in one transaction. Every statement also asks whether its rows are still as the check saw
 * them; if one is not, nothing is written, and the file is checked anew.
 */
export const writeRows = async (ground: Ground, record: ImportRecord, reactions: MembersReactions): Promise<void> => {
  const { clock, db, env, transaction } = ground;
  try {
    await transaction(clock.now(), (tx) => write(tx, ground, record, reactions));
  } catch (error) {
    const taken = error instanceof DatabaseError && error.code === UNIQUE_VIOLATION;
    if (!taken && !(error instanceof RegisterChanged)) throw error;
    await transaction(clock.now(), async (tx) => {
      await beatImport(tx, record, 0);
      const row = await findImport(tx, record.organization_id, record.id, true);
      await moveImport(tx, row, { state: 'checking', rechecked: true });
    });
    return;
  }
  // A PostgreSQL of its own has its autovacuum for this; the embedded engine would look only minutes later.
  if (record.adds >= MANY && env.DATABASE_URL === undefined) await sql`analyze members, cards`.execute(db);
};

const write = async (tx: Tx, { bus }: Ground, record: ImportRecord, reactions: MembersReactions): Promise<void> => {
  const { organization_id: organizationId, by_person_id: by, by_name: byName } = record;
  const now = nowOf(tx);
  await beatImport(tx, record, 0);
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx);
  if (await hasNewNamesakes(tx, record)) throw new RegisterChanged();

  const last = await lastNumber(tx, record);
  const added: MemberId[] = [];
  const reachable: MemberId[] = [];
  const bound = new Map<string, number>();
  for (let from = 0; from < last; from += CHUNK) {
    const range = { record, from, to: from + CHUNK };
    const wanted = await countWanted(tx, range);
    const inserted = await insertMembers(tx, range);
    const written = await writeValues(tx, range, 'after');
    const cards = await bindCards(tx, range);
    if (inserted.length !== wanted.adds || written.length !== wanted.updates || cards.length !== wanted.cards) throw new RegisterChanged();
    await recordChanges(tx, { organizationId, by, byName, source: 'import', now, changes: listChanges(written, 'after') });
    added.push(...inserted);
    reachable.push(...written.filter(({ after }) => after.phone !== undefined).map(({ memberId }) => memberId));
    for (const batch of cards) bound.set(batch, (bound.get(batch) ?? 0) + 1);
    importMoves(bus, { ...record, done: Math.round((record.rows * Math.min(range.to, last)) / last) });
  }
  await countBound(tx, organizationId, bound);
  await inviteWaiting(tx, organizationId, [...added, ...reachable], reactions);
  await journal(tx, {
    action: 'members.import',
    actor: by,
    organizationId,
    subjectType: 'import',
    subjectId: record.id,
    details: { added: record.adds, updated: record.updates, skipped: record.skips },
    now,
  });
  membersChanged(tx, organizationId);
  // Last, for whoever joins or is excluded waits for this row.
  await countMembers(tx, organizationId, { active: 0, unregistered: added.length });
  await moveImport(tx, record, { state: 'applied', applied_at: now, done: record.rows });
};

const lastNumber = async (tx: Tx, { organization_id, id }: ImportRecord): Promise<number> => {
  const { rows } = await sql<{ last: number | null }>`select max(number) as last from import_rows
    where organization_id = ${organization_id} and import_id = ${id} and verdict in ('add', 'update')`.execute(tx);
  return rows[0]?.last ?? 0;
};

/** Records that came since the check and bear the name of a row that would be added. */
const hasNewNamesakes = async (tx: Tx, { organization_id, id, checked_from }: ImportRecord): Promise<boolean> => {
  const { rows } = await sql`with newcomers as materialized (
      select last_name, first_name, birth_date from members where organization_id = ${organization_id}
        and status in ('active', 'unregistered', 'excluded') and coalesce(registered_at, added_at) >= ${checked_from}
    )
    select 1 from import_rows as rows join newcomers on replace(lower(newcomers.last_name), 'ё', 'е') = replace(lower(rows.last_name), 'ё', 'е')
      and replace(lower(newcomers.first_name), 'ё', 'е') = replace(lower(rows.first_name), 'ё', 'е')
      and newcomers.birth_date is not distinct from rows.birth_date
    where rows.organization_id = ${organization_id} and rows.import_id = ${id} and rows.verdict = 'add' limit 1`.execute(tx);
  return rows.length > 0;
};

interface Range {
  readonly record: ImportRecord;
  readonly from: number;
  readonly to: number;
}

const countWanted = async (tx: Tx, { record, from, to }: Range) => {
  const { rows } = await sql<{ adds: number; updates: number; cards: number }>`select
      count(*) filter (where verdict = 'add')::int as adds, count(*) filter (where verdict = 'update')::int as updates,
      count(*) filter (where card_number <> '' and (verdict = 'add' or after ? 'cardNumber'))::int as cards
    from import_rows where organization_id = ${record.organization_id} and import_id = ${record.id}
      and number > ${from} and number <= ${to} and verdict in ('add', 'update')`.execute(tx);
  const [wanted] = rows;
  if (wanted === undefined) throw new Error('Counting gave no row');
  return wanted;
};
