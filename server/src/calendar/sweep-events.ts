import { sql } from 'kysely';
import { dropBroadcasts } from '#server/notifications/public.ts';
import type { Ground } from '#server/platform/ground.ts';

const DAYS_KEPT = 30;
const BATCH = 100;
const REMINDERS = 1_000;

/**
 * Removes what was called off 30 days ago, with its answers: calendars that follow an address have heard of it by then. Reminders sent as
 * long ago go too: what they were of is over.
 */
export const sweepEvents = async ({ clock, transaction }: Pick<Ground, 'clock' | 'transaction'>): Promise<void> => {
  for (let swept = BATCH; swept === BATCH; ) {
    const now = clock.now();
    const before = new Date(now.getTime() - DAYS_KEPT * 24 * 3_600_000);
    swept = await transaction(now, async (tx) => {
      const { numAffectedRows = 0n } = await sql`delete from events where (organization_id, id) in (
        select organization_id, id from events where deleted_at < ${before} limit ${BATCH})`.execute(tx);
      return Number(numAffectedRows);
    });
  }
  for (let dropped = REMINDERS; dropped === REMINDERS; ) {
    const now = clock.now();
    const before = new Date(now.getTime() - DAYS_KEPT * 24 * 3_600_000);
    dropped = await transaction(now, (tx) => dropBroadcasts(tx, 'event.reminder', before, REMINDERS));
  }
};
