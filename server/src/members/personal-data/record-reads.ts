import { sql } from 'kysely';
import type { PersonFacts } from '#server/accounts/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { memberColumns } from '../member-reads.ts';
import type { MemberRecord } from '../tables.ts';

/** Every record of a person in any organisation: memberships, and register entries that wait for the verified phone. */
export const recordsOf = async (db: Db, person: Pick<PersonFacts, 'id' | 'phone'>): Promise<MemberRecord[]> => {
  const { rows } = await sql<MemberRecord>`select ${memberColumns} from members where person_id = ${person.id}
    union all
    select ${memberColumns} from members where person_id is null and phone = ${person.phone} and phone <> ''
    order by organization_id, id`.execute(db);
  return rows;
};
