import { sql } from 'kysely';
import type { restoreEvent as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { admitAll } from './admit-all.ts';
import { eventChanged } from './events.ts';
import { lockEvent } from './lock-event.ts';
import { loadEvent } from './occurrence-reads.ts';
import { recently } from './policy.ts';
import { putBack } from './put-back.ts';
import type { EventRecord } from './tables.ts';
import { tellAudience } from './tell-audience.ts';
import { findUndo } from './undo-reads.ts';
import { untellAudience } from './untell-audience.ts';

/**
 * «Вернуть»: what was called off takes place, with the answers it had; places given up meanwhile go to who waits. What was cut off a series
 * is of that series again. Who was told a moment ago that it is called off is not told anything. Raises `not_found` for what was not
 * called off.
 */
export const restoreEvent = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, personId } = scope;
  const calledOff = await lockEvent(tx, organizationId, params.eventId, true);
  const event = body.on === null ? await returnAll(tx, calledOff, now) : await returnOne(tx, calledOff, body.on);
  if (event === null) throw new Refusal('not_found');

  await admitAll(tx, event, now);
  const of = { organizationId, eventId: calledOff.id, ...(body.on === null ? {} : { on: body.on }) };
  const untold = await untellAudience(tx, of, { kind: 'event.cancelled', since: recently(now) });
  if (!untold) await tellAudience(tx, event, { kind: 'event.published', now });
  for (const id of new Set([event.id, calledOff.id])) eventChanged(tx, organizationId, id);
  await record(tx, {
    action: 'calendar.restore',
    actor: personId,
    organizationId,
    subjectType: 'event',
    subjectId: event.id,
    details: { of: body.on === null ? 'all' : 'one' },
    now,
  });
  return loadEvent(tx, scope, event.id, body.on ?? undefined);
};

const bump = (tx: Tx, { organization_id, id }: EventRecord) =>
  sql`update events set deleted_at = null, deleted_by_member_id = null, version = version + 1, sequence = sequence + 1
    where organization_id = ${organization_id} and id = ${id}`.execute(tx);

const returnAll = async (tx: Tx, event: EventRecord, now: Date): Promise<EventRecord | null> => {
  if (event.deleted_at === null) return null;
  const undo = await findUndo(tx, event);
  const whole = undo && (await putBack(tx, event, undo, now));
  if (whole) return whole;
  await bump(tx, event);
  await sql`update event_occurrences set gone = false
    where organization_id = ${event.organization_id} and event_id = ${event.id} and cancelled_at is null`.execute(tx);
  return event;
};

const returnOne = async (tx: Tx, event: EventRecord, on: string): Promise<EventRecord | null> => {
  if (event.deleted_at !== null) return null;
  const { rows } =
    await sql`update event_occurrences set cancelled_at = null, cancelled_by_member_id = null, gone = false, sequence = sequence + 1
    where organization_id = ${event.organization_id} and event_id = ${event.id} and on_date = ${on}::date and cancelled_at is not null
    returning id`.execute(tx);
  if (rows.length === 0) return null;
  await bump(tx, event);
  return event;
};
