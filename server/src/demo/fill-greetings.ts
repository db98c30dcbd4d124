import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import type { Seeded } from './seed-organization.ts';

const DAY = 24 * 3600 * 1000;
/** In how many days the people from the eleventh on have their birthdays. */
const AHEAD = [0, 0, 1, 3, 3, 6, 9, 13];
const FIRST = 10;

/** Birthdays of these days, one of them greeted already, and the organisation's words. */
export const fillGreetings = async (tx: Tx, { id, people }: Seeded, now: Date): Promise<void> => {
  const today = now.toLocaleDateString('sv', { timeZone: 'Europe/Moscow' });
  const born = AHEAD.flatMap((days, index) => {
    const person = people[FIRST + index];
    const kept = new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10);
    // Nobody is born on 29 February by chance.
    return person === undefined ? [] : [{ ...person, birthDate: `${1962 + index * 6}${kept.slice(4).replace('-02-29', '-02-28')}` }];
  });
  const given = sql`json_to_recordset(${JSON.stringify(born)}::json) as given("personId" uuid, "memberId" uuid, "birthDate" date)`;
  await sql`update persons set birth_date = given."birthDate" from ${given} where persons.id = given."personId"`.execute(tx);
  await sql`update members set birth_date = given."birthDate" from ${given}
    where members.organization_id = ${id} and members.id = given."memberId"`.execute(tx);
  // What is due today was sent in the morning; who is not greeted yet shows how it is done by hand.
  await sql`insert into greeting_settings (organization_id, text, send_at, automatic, version, done_on) values
    (${id}, 'С днем рождения, {имя и отчество}! Здоровья, сил и надёжных людей рядом.', '09:00', true, 1, ${today})`.execute(tx);
  await sql`insert into greetings (organization_id, member_id, day, text, greeted_at, by_person_id)
    values (${id}, ${born[1]?.memberId}, ${today}, 'С днем рождения!', ${now}, ${people[0]?.personId})`.execute(tx);
};
