import { sql } from 'kysely';
import type { OrganizationId, PersonId } from '#contract/ids';
import { findPerson } from '#server/accounts/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { accessChanged, type MembersReactions } from './events.ts';
import { findWaiting } from './find-waiting.ts';
import { joinRecord } from './join-record.ts';
import type { MemberRecord } from './tables.ts';

/**
 * Joins a person who has just signed up to every register that waits for the phone they proved (a reaction of accounts). Who
 * was excluded there stays so.
 */
export const joinRegister =
  (reactions: MembersReactions) =>
  async (tx: Tx, personId: PersonId, now: Date): Promise<void> => {
    const person = await findPerson(tx, personId);
    if (person === undefined) throw new Error('Nobody has signed up');
    const { rows } = await sql<{ organization_id: OrganizationId }>`select organization_id from members
      where phone = ${person.phone} and phone <> '' and person_id is null and status = 'unregistered' order by organization_id`.execute(tx);
    // In the order of ids, so that no two wait for each other.
    for (const { organization_id: organizationId } of rows) {
      await lockOrganization(tx, organizationId);
      const waiting = await findWaiting(tx, organizationId, person.phone);
      if (waiting === undefined || !(await isFree(tx, waiting))) continue;
      await joinRecord(tx, waiting, { person, role: 'member', card: null, by: personId, now }, reactions);
    }
    for (const { organization_id: organizationId } of rows) accessChanged(tx, organizationId, personId);
  };

/** A record that an import is writing cannot be waited for: signing up goes on, and the record stays as an invitation. */
const isFree = async (tx: Tx, { organization_id, id }: MemberRecord): Promise<boolean> => {
  const { rows } = await sql`select 1 from members where organization_id = ${organization_id} and id = ${id}
    for no key update skip locked`.execute(tx);
  return rows.length > 0;
};
