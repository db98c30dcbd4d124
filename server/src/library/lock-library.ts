import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';

/**
 * Makes changes of what lies where wait for each other until the transaction ends: names stay unique, and no two moves make a circle of folders.
 * Only head and administrators make such changes, so the queue is short.
 */
export const lockLibrary = async (tx: Tx, organizationId: OrganizationId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`library:${organizationId}`}, 0))`.execute(tx);
};
