import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { createRandom, inventPerson, pick } from './people.ts';
import type { Seeded } from './seed-organization.ts';

const WAITING = 26;
const FIRST_PHONE = 900;
const DAY = 24 * 3600 * 1000;
const CHILDREN = ['Варя', 'Миша', 'Соня', 'Лёва', 'Тася', 'Егор', 'Аня', 'Гриша'] as const;

/** What a union keeps beside its members: people who have not signed up yet, years and tickets, children, groups. */
export const fillRegister = async (tx: Tx, { id, people }: Seeded, now: Date): Promise<void> => {
  const random = createRandom(11);
  const waiting = Array.from({ length: WAITING }, (_, index) => {
    const { lastName, firstName, patronymic, birthDate, phone, region } = inventPerson(random, FIRST_PHONE + index);
    const addedAt = new Date(now.getTime() - Math.floor(random() * 20 * DAY));
    // Registers on paper lack this and that.
    return { id: newId(addedAt), lastName, firstName, patronymic, birthDate, region, phone: random() < 0.8 ? phone : '', addedAt };
  });
  await sql`insert into members (organization_id, id, last_name, first_name, patronymic, birth_date, region, phone, card_number, status, added_at)
    select ${id}, given.id, "lastName", "firstName", patronymic, "birthDate", region, phone, '', 'unregistered', "addedAt"
    from json_to_recordset(${JSON.stringify(waiting)}::json) as given(id uuid, "lastName" text, "firstName" text, patronymic text,
      "birthDate" date, region text, phone text, "addedAt" timestamptz)`.execute(tx);
  await sql`update member_counts set unregistered = ${WAITING} where organization_id = ${id}`.execute(tx);

  await sql`update members set union_year = greatest(extract(year from birth_date)::int + 19, 1998),
      union_ticket = lpad((extract(epoch from registered_at)::bigint % 1000000)::text, 6, '0')
    where organization_id = ${id} and status = 'active' and extract(day from birth_date) % 3 > 0`.execute(tx);
  await addChildren(tx, { id, people }, now);
  await makeGroups(tx, { id, people }, now);
};

const addChildren = async (tx: Tx, { id, people }: Seeded, now: Date): Promise<void> => {
  const random = createRandom(12);
  const children = people
    .filter(() => random() < 0.2)
    .flatMap(({ memberId }) =>
      Array.from({ length: random() < 0.35 ? 2 : 1 }, () => ({
        id: newId(now),
        memberId,
        name: pick(random, CHILDREN),
        birthDate: new Date(now.getTime() - (200 + Math.floor(random() * 5_400)) * DAY).toISOString().slice(0, 10),
      })),
    );
  await sql`insert into member_children (organization_id, id, member_id, name, birth_date)
    select ${id}, given.id, "memberId", name, "birthDate" from json_to_recordset(${JSON.stringify(children)}::json)
      as given(id uuid, "memberId" uuid, name text, "birthDate" date)`.execute(tx);
};

const makeGroups = async (tx: Tx, { id, people }: Seeded, now: Date): Promise<void> => {
  const committee = people.slice(0, 7).map(({ memberId }) => memberId);
  const groupId = newId(now);
  await sql`insert into groups (organization_id, id, name, kind, members, created_at)
    values (${id}, ${groupId}, 'Профком', 'fixed', ${committee.length}, ${now})`.execute(tx);
  await sql`insert into group_members (organization_id, group_id, member_id) select ${id}, ${groupId}, m
    from unnest(${committee}::uuid[]) as m`.execute(tx);
  const rules = { 'Молодёжь до 35': { ageTo: 35 }, 'Родители школьников и малышей': { children: 'with' } };
  for (const [name, rule] of Object.entries(rules)) {
    await sql`insert into groups (organization_id, id, name, kind, rule, created_at)
      values (${id}, ${newId(now)}, ${name}, 'rule', ${JSON.stringify(rule)}::jsonb, ${now})`.execute(tx);
  }
};
