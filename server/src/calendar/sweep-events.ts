import { sql } from 'kysely';
import { DELETED_EVENT_DAYS } from '#contract/calendar';
import { dropBroadcasts } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';

const BATCH = 100;
const REMINDERS = 1_000;

type Doing = Pick<Ground, 'clock' | 'transaction'>;

/**
 * Removes what was called off 30 days ago, with its answers: calendars that follow an address have heard of it by then. What was remembered
 * of changes as long ago goes too, and reminders: what they were of is over.
 */
export const sweepEvents = async (doing: Doing): Promise<void> => {
  await inBatches(doing, BATCH, async (tx, before) => {
    const { numAffectedRows = 0n } = await sql`delete from event_undos where (organization_id, event_id) in (
      select organization_id, event_id from event_undos where created_at < ${before} limit ${BATCH})`.execute(tx);
    return Number(numAffectedRows);
  });
  await inBatches(doing, BATCH, async (tx, before) => {
    const { numAffectedRows = 0n } = await sql`delete from events where (organization_id, id) in (
      select organization_id, id from events where deleted_at < ${before} limit ${BATCH})`.execute(tx);
    return Number(numAffectedRows);
  });
  await inBatches(doing, REMINDERS, (tx, before) => dropBroadcasts(tx, 'event.reminder', before, REMINDERS));
};

/** Each batch in a transaction of its own, until one is not full. */
const inBatches = async ({ clock, transaction }: Doing, most: number, sweep: (tx: Tx, before: Date) => Promise<number>): Promise<void> => {
  for (let swept = most; swept === most; ) {
    const now = clock.now();
    const before = new Date(now.getTime() - DELETED_EVENT_DAYS * 24 * 3_600_000);
    swept = await transaction(now, (tx) => sweep(tx, before));
  }
};
