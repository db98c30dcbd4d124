import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import { memberColumns } from './member-reads.ts';
import type { MemberRecord } from './tables.ts';

/** The record of an organisation that waits for this phone; one at most, for a phone stands in a register once. */
export const findWaiting = async (db: Db, organizationId: OrganizationId, phone: string): Promise<MemberRecord | undefined> => {
  const { rows } = await sql<MemberRecord>`select ${memberColumns} from members where organization_id = ${organizationId}
    and phone = ${phone} and phone <> '' and person_id is null and status = 'unregistered'`.execute(db);
  return rows[0];
};
