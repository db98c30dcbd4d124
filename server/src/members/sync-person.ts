import { sql } from 'kysely';
import type { PersonFacts } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { membersChanged } from './events.ts';
import { memberColumns } from './member-reads.ts';
import { recordChanges } from './record-changes.ts';
import { type MemberRecord, withMembers } from './tables.ts';

const COLUMNS = {
  lastName: 'last_name',
  firstName: 'first_name',
  patronymic: 'patronymic',
  birthDate: 'birth_date',
  phone: 'phone',
  email: 'email',
  region: 'region',
} as const;
type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];

/**
 * Carries what a person changed in the own profile into the records of that person's organisations (a reaction of accounts). What
 * the person left alone stays as each organisation has it, and so does the record of who is excluded.
 */
export const syncPerson = async (tx: Tx, { before, after }: { before: PersonFacts; after: PersonFacts }, now: Date): Promise<void> => {
  const touched = FIELDS.filter((field) => before[field] !== after[field]);
  if (touched.length === 0) return;
  const { rows } = await sql<MemberRecord>`select ${memberColumns} from members where person_id = ${after.id}
    and status <> 'excluded' for no key update`.execute(tx);
  for (const row of rows) {
    const changed = touched.filter((field) => row[COLUMNS[field]] !== after[field]);
    if (changed.length === 0) continue;
    const { organization_id: organizationId, id: memberId } = row;
    await withMembers(tx)
      .updateTable('members')
      .set((of) => ({ ...Object.fromEntries(changed.map((field) => [COLUMNS[field], after[field]])), version: of('version', '+', 1) }))
      .where('organization_id', '=', organizationId)
      .where('id', '=', memberId)
      .execute();
    await recordChanges(tx, {
      organizationId,
      memberId,
      by: after.id,
      byName: `${after.lastName} ${after.firstName}`,
      source: 'profile',
      changes: changed.map((field) => ({ field, before: row[COLUMNS[field]] ?? '', after: after[field] ?? '' })),
      now,
    });
    membersChanged(tx, organizationId);
  }
};
