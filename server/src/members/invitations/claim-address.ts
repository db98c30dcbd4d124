import { sql } from 'kysely';
import type { Ground } from '#server/platform/ground.ts';
import { type Addressed, hashAddress } from './hash-address.ts';
import { invitedSince } from './policy.ts';

/**
 * Whether this organisation may write to the address in a sending of this time, as its records count it; then it may not again for seven
 * days, whichever record has the address.
 */
export const claimAddress = async ({ db, secret }: Pick<Ground, 'db' | 'secret'>, addressed: Addressed, at: Date): Promise<boolean> => {
  const { rows } = await sql`insert into invited_addresses as claimed (organization_id, address_hash, sent_at)
    values (${addressed.organizationId}, ${hashAddress(secret, addressed)}, ${at})
    on conflict (organization_id, address_hash) do update set sent_at = excluded.sent_at where claimed.sent_at <= ${invitedSince(at)}
    returning 1`.execute(db);
  return rows.length > 0;
};
