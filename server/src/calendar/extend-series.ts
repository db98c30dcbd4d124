import { sql } from 'kysely';
import { HORIZON_DAYS } from '#contract/calendar';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { expandRepeat } from '#server/platform/time/repeats.ts';
import { addDays, dateOf } from '#server/platform/time/wall-time.ts';
import { insertOccurrences } from './insert-occurrences.ts';
import type { EventRecord } from './tables.ts';

/** Series of one transaction. */
const BATCH = 50;
/** A series is written further once it lags so many days behind the horizon: not every one every night. */
const SLACK_DAYS = 30;

/** Writes the repetitions of endless series further ahead, up to the horizon. */
export const extendSeries = async ({ clock, transaction }: Pick<Ground, 'clock' | 'transaction'>): Promise<void> => {
  for (let extended = BATCH; extended === BATCH; ) {
    const now = clock.now();
    extended = await transaction(now, (tx) => extendBatch(tx, now));
  }
};

const extendBatch = async (tx: Tx, now: Date): Promise<number> => {
  const horizon = addDays(now.toISOString().slice(0, 10), HORIZON_DAYS);
  const { rows } = await sql<EventRecord>`select * from events
    where repeated_to < ${addDays(horizon, -SLACK_DAYS)}::date and deleted_at is null
    order by repeated_to limit ${BATCH} for no key update skip locked`.execute(tx);
  for (const event of rows) {
    const { dates, more } = expandRepeat(event.repeat ?? '', dateOf(event.start_wall), horizon);
    const fresh = dates.filter((date) => date > (event.repeated_to ?? ''));
    await insertOccurrences(tx, event, fresh, now);
    await sql`update events set repeated_to = ${more ? horizon : null}::date
      where organization_id = ${event.organization_id} and id = ${event.id}`.execute(tx);
  }
  return rows.length;
};
