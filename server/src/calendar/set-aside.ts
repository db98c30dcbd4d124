import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#server/platform/database/database.ts';
import type { EventRecord } from './tables.ts';

/**
 * Takes occurrences out of an event whose rule has them no more. Nobody finds them, but they keep their answers as long as the undo of the
 * change is kept (keep-undo.ts), and go with it.
 */
export const setAside = async (
  tx: Tx,
  { organization_id, id }: Pick<EventRecord, 'organization_id' | 'id'>,
  which: RawBuilder<unknown>,
): Promise<void> => {
  await sql`update event_occurrences set set_aside_of = event_id, event_id = null, gone = true
    where organization_id = ${organization_id} and event_id = ${id} and ${which}`.execute(tx);
};
