import { sql } from 'kysely';
import type { Ground } from '#server/platform/ground.ts';
import { type Addressed, hashAddress } from './hash-address.ts';

/** Nothing went there after all: it may be written to again at once. */
export const releaseAddress = async ({ db, secret }: Pick<Ground, 'db' | 'secret'>, addressed: Addressed): Promise<void> => {
  await sql`delete from invited_addresses
    where organization_id = ${addressed.organizationId} and address_hash = ${hashAddress(secret, addressed)}`.execute(db);
};
