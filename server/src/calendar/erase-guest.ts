import { sql } from 'kysely';
import type { PersonFacts } from '#server/accounts/public.ts';
import { membershipsOf } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { leaveEvents } from './leave-events.ts';

/**
 * Takes a person out of the calendar (a reaction of accounts, before the memberships go): the name under events, places in what is to
 * come, address and reminders, and every trace of where they went. Counts of what is over stay.
 */
export const eraseGuest = async (tx: Tx, person: PersonFacts, _now: Date): Promise<void> => {
  await sql`update events set author_name = '' where author_person_id = ${person.id}`.execute(tx);
  for (const { organizationId, memberId } of await membershipsOf(tx, person.id)) {
    await leaveEvents(tx, { organizationId, memberIds: [memberId] });
    const theirs = sql`organization_id = ${organizationId} and member_id = ${memberId}`;
    await sql`delete from event_attendances where ${theirs}`.execute(tx);
    await sql`delete from event_answers where ${theirs}`.execute(tx);
  }
  await sql`delete from calendar_addresses where person_id = ${person.id}`.execute(tx);
  await sql`delete from event_reminder_settings where person_id = ${person.id}`.execute(tx);
};
