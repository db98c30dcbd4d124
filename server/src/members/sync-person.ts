import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { PersonFacts } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { membersChanged } from './events.ts';

/** Carries changed data of a person into the records of that person's organisations (a reaction of accounts). */
export const syncPerson = async (tx: Tx, person: PersonFacts, _now: Date): Promise<void> => {
  const { rows } = await sql<{ organization_id: OrganizationId }>`
    update members set last_name = given.last_name, first_name = given.first_name, patronymic = given.patronymic,
      phone = given.phone, birth_date = given.birth_date, email = given.email, region = given.region, version = version + 1
    from (values (${person.lastName}, ${person.firstName}, ${person.patronymic}, ${person.phone}, ${person.birthDate}::date,
      ${person.email}, ${person.region})) as given(last_name, first_name, patronymic, phone, birth_date, email, region)
    where members.person_id = ${person.id} and (members.last_name, members.first_name, members.patronymic, members.phone,
      members.birth_date, members.email, members.region) is distinct from (given.last_name, given.first_name, given.patronymic,
      given.phone, given.birth_date, given.email, given.region)
    returning members.organization_id`.execute(tx);
  for (const { organization_id } of rows) membersChanged(tx, organization_id);
};
