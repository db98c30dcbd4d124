import { sql } from 'kysely';
import type { PersonFacts } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { compareProfile, PROFILE_COLUMNS, PROFILE_FIELDS } from './compare-profile.ts';
import { membersChanged } from './events.ts';
import { memberColumns } from './member-reads.ts';
import { recordChanges } from './record-changes.ts';
import { type MemberRecord, withMembers } from './tables.ts';

/**
 * Carries what a person changed in the own profile into the records of that person's organisations (a reaction of accounts). What
 * the person left alone stays as each organisation has it, and so does the record of who is excluded: what was changed is only named
 * there, for the restoration.
 */
export const syncPerson = async (tx: Tx, { before, after }: { before: PersonFacts; after: PersonFacts }, now: Date): Promise<void> => {
  const touched = PROFILE_FIELDS.filter((field) => before[field] !== after[field]);
  if (touched.length === 0) return;
  // All of them held before any is judged: an exclusion or a restoration goes before or after this, never in between.
  const { rows } = await sql<MemberRecord>`select ${memberColumns} from members where person_id = ${after.id} for no key update`.execute(
    tx,
  );
  for (const row of rows) {
    if (row.status === 'excluded') continue;
    const changes = compareProfile(row, after, touched);
    if (changes.length === 0) continue;
    const { organization_id: organizationId, id: memberId } = row;
    await withMembers(tx)
      .updateTable('members')
      .set((of) => ({
        ...Object.fromEntries(changes.map(({ field }) => [PROFILE_COLUMNS[field], after[field]])),
        version: of('version', '+', 1),
      }))
      .where('organization_id', '=', organizationId)
      .where('id', '=', memberId)
      .execute();
    const byName = `${after.lastName} ${after.firstName}`;
    await recordChanges(tx, { organizationId, memberId, by: after.id, byName, source: 'profile', changes, now });
    membersChanged(tx, organizationId);
  }
  if (rows.some((row) => row.status === 'excluded'))
    await sql`update members set changed_outside = array(select distinct unnest(changed_outside || ${touched}::text[]))
      where person_id = ${after.id} and status = 'excluded'`.execute(tx);
};
