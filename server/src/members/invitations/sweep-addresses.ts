import { sql } from 'kysely';
import type { Ground } from '#server/platform/ground.ts';
import { invitedSince } from './policy.ts';

/** Forgets the addresses that may be written to again. */
export const sweepAddresses = async ({ db, clock }: Pick<Ground, 'db' | 'clock'>): Promise<void> => {
  await sql`delete from invited_addresses where sent_at <= ${invitedSince(clock.now())}`.execute(db);
};
