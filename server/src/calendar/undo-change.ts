import type { undoChange as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { holdGroups } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { admitAll } from './admit-all.ts';
import { eventChanged } from './events.ts';
import { lockEvent } from './lock-event.ts';
import { loadEvent } from './occurrence-reads.ts';
import { isNarrower, recently } from './policy.ts';
import { putBack } from './put-back.ts';
import type { EventRecord, UndoRecord } from './tables.ts';
import { findUndo } from './undo-reads.ts';
import { untellAudience } from './untell-audience.ts';

/**
 * «Вернуть» after an edit or a move: all is exactly as it was, with the answers given meanwhile, and the audience finds no news of it. Raises
 * `conflict` where somebody has changed it since, `not_found` where the change is too long ago, and `invalid` where a group of the
 * audience has been deleted.
 */
export const undoChange = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, personId } = scope;
  const changed = await lockEvent(tx, organizationId, params.eventId, true);
  if (changed.version !== body.version || changed.deleted_at !== null) throw new Refusal('conflict');
  const undo = await findUndo(tx, changed);
  if (undo === undefined || undo.created_at < recently(now)) throw new Refusal('not_found');
  await holdGroups(tx, organizationId, undo.said.audience ?? [], 'audience');

  const event = await putBack(tx, changed, undo, now);
  if (event === null) throw new Refusal('conflict');
  await admitAll(tx, event, now);

  await untell(tx, changed, undo);
  for (const id of new Set([event.id, changed.id])) eventChanged(tx, organizationId, id);
  await record(tx, {
    action: 'calendar.restore',
    actor: personId,
    organizationId,
    subjectType: 'event',
    subjectId: event.id,
    details: { of: event.id === changed.id ? undo.scope : 'following' },
    now,
  });
  return loadEvent(tx, scope, event.id, undo.on_date);
};

/** What was told of this change, and no older news. */
const untell = async (tx: Tx, changed: EventRecord, { scope, on_date, said, created_at }: UndoRecord): Promise<void> => {
  const of = { organizationId: changed.organization_id, eventId: changed.id };
  await untellAudience(tx, { ...of, ...(scope === 'one' ? { on: on_date } : {}) }, { kind: 'event.changed', since: created_at });
  if (isNarrower(said.audience, changed.audience)) await untellAudience(tx, of, { kind: 'event.published', since: created_at });
};
