import { sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';

/** Everybody has accepted the documents in force, as at a sign-up: not before the text was there. The address is one of those kept for examples. */
export const giveConsents = async (tx: Tx): Promise<void> => {
  await sql`insert into consents (person_id, document_id, given_at, address, device)
    select p.id, d.id, greatest(p.created_at, d.published_at), '192.0.2.1', 'Chrome, Android'
    from persons p cross join (select distinct on (kind) id, published_at from documents order by kind, version desc) d`.execute(tx);
};
