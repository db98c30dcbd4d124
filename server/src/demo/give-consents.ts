import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import { documentsInForce, recordConsents } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';

const PHONE = 'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36';

/** Everybody has accepted the documents in force, as at a sign-up: not before the texts were there. The address is one of those kept for examples. */
export const giveConsents = async (tx: Tx): Promise<void> => {
  const documents = await documentsInForce(tx);
  const { rows } = await sql<{ id: PersonId; now: Date }>`
    select id, greatest(created_at, (select max(published_at) from documents)) as now from persons order by created_at`.execute(tx);
  for (const { id, now } of rows) await recordConsents(tx, { now, address: '192.0.2.1', userAgent: PHONE }, id, documents);
};
