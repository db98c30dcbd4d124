import type { moveEvent as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { changeEvent } from './change-event.ts';
import { loadEvent } from './occurrence-reads.ts';

/** Moves or stretches one, this and the following, or all repetitions. Raises `not_found`, `conflict` and `invalid`. */
export const moveEvent = async (tx: Tx, scope: AdminScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { on, scope: reach, version, allDay, start, end } = body;
  const changed = await changeEvent(tx, scope, params.eventId, { on, scope: reach, version, times: { allDay, start, end } });
  return loadEvent(tx, scope, changed.eventId, changed.on);
};
