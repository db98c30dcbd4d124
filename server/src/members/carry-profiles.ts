import { sql } from 'kysely';
import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import { findPersons } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { compareProfile, PROFILE_COLUMNS, PROFILE_FIELDS, type ProfileField, type ProfileRecord } from './compare-profile.ts';
import { recordChanges } from './record-changes.ts';

type Outdated = ProfileRecord & { readonly id: MemberId; readonly person_id: PersonId | null; readonly changed_outside: ProfileField[] };

/** Holds the excluded among these, and carries into their records what they have changed in their own profiles meanwhile. */
export const carryProfiles = async (tx: Tx, organizationId: OrganizationId, ids: readonly MemberId[]): Promise<void> => {
  // Also those whose profile is just being changed: they are waited for, and read as they are then.
  const { rows } = await sql<Outdated>`select id, person_id, changed_outside, ${columns} from members
    where organization_id = ${organizationId} and id = any(${ids}::uuid[]) and status = 'excluded'
    order by id for no key update`.execute(tx);
  const outdated = rows.filter(({ changed_outside }) => changed_outside.length > 0);
  const persons = await findPersons(
    tx,
    outdated.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])),
  );
  const carried = outdated.flatMap((record) => {
    const person = record.person_id === null ? undefined : persons.get(record.person_id);
    if (person === undefined) return [];
    const changes = compareProfile(record, person, record.changed_outside);
    return changes.length === 0 ? [] : [{ id: record.id, person, changes }];
  });
  if (carried.length === 0) return;
  const given = carried.map(({ id, changes }) => ({
    id,
    ...Object.fromEntries(changes.map(({ field, after }) => [PROFILE_COLUMNS[field], after])),
  }));
  await sql`update members set last_name = coalesce(given.last_name, members.last_name),
      first_name = coalesce(given.first_name, members.first_name), patronymic = coalesce(given.patronymic, members.patronymic),
      birth_date = case when given.birth_date is null then members.birth_date else nullif(given.birth_date, '')::date end,
      phone = coalesce(given.phone, members.phone), email = coalesce(given.email, members.email),
      region = coalesce(given.region, members.region)
    from json_to_recordset(${JSON.stringify(given)}::json) as given (id uuid, last_name text, first_name text, patronymic text,
      birth_date text, phone text, email text, region text)
    where members.organization_id = ${organizationId} and members.id = given.id`.execute(tx);
  const changes = carried.flatMap(({ id, person, changes }) =>
    changes.map((change) => ({ ...change, memberId: id, by: person.id, byName: `${person.lastName} ${person.firstName}` })),
  );
  await recordChanges(tx, { organizationId, by: null, byName: '', source: 'profile', changes, now: nowOf(tx) });
};

const columns = sql.join(PROFILE_FIELDS.map((field) => sql.ref(PROFILE_COLUMNS[field])));
