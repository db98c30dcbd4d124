import { sql } from 'kysely';
import type { deleteEvent as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { eventChanged } from './events.ts';
import { keepUndo } from './keep-undo.ts';
import { lockEvent } from './lock-event.ts';
import { lockOccurrence } from './lock-occurrence.ts';
import { splitSeries } from './split-series.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';
import { tellAudience } from './tell-audience.ts';

/** Calls off one, this and the following, or all; the audience is told of what was still to come. Raises `not_found` and `invalid`. */
export const deleteEvent = async (
  tx: Tx,
  scope: AdminScope,
  { params, query }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { now, organizationId, personId } = scope;
  const event = await lockEvent(tx, organizationId, params.eventId);
  const reach = event.repeat === null ? 'all' : query.scope;
  const occurrence = reach === 'all' ? null : await lockOccurrence(tx, event, query.on);
  const target = reach === 'following' && occurrence !== null ? await splitSeries(tx, event, occurrence.on_date, now) : event;
  if (occurrence !== null && target.id !== event.id) await keepUndo(tx, event, target, { scope: 'all', on_date: occurrence.on_date, now });

  const one = reach === 'one' ? occurrence : null;
  await tellAudience(tx, target, { kind: 'event.cancelled', ...(one === null ? {} : { of: one }), now });
  if (one === null) await callOff(tx, target, scope);
  else await callOffOne(tx, one, scope);
  for (const id of new Set([event.id, target.id])) eventChanged(tx, organizationId, id);
  await record(tx, {
    action: 'calendar.delete',
    actor: personId,
    organizationId,
    subjectType: 'event',
    subjectId: target.id,
    details: { of: reach },
    now,
  });
  return { undo: { eventId: target.id, on: one === null ? null : one.on_date } };
};

type By = Pick<AdminScope, 'memberId' | 'now'>;

const callOff = async (tx: Tx, { organization_id, id }: EventRecord, { memberId, now }: By): Promise<void> => {
  await sql`update events set deleted_at = ${now}, deleted_by_member_id = ${memberId}, version = version + 1, sequence = sequence + 1
    where organization_id = ${organization_id} and id = ${id}`.execute(tx);
  await sql`update event_occurrences set gone = true where organization_id = ${organization_id} and event_id = ${id}`.execute(tx);
};

const callOffOne = async (tx: Tx, { organization_id, event_id, id }: OccurrenceRecord, { memberId, now }: By): Promise<void> => {
  await sql`update events set version = version + 1, sequence = sequence + 1
    where organization_id = ${organization_id} and id = ${event_id}`.execute(tx);
  await sql`update event_occurrences set cancelled_at = ${now}, cancelled_by_member_id = ${memberId}, gone = true, sequence = sequence + 1
    where organization_id = ${organization_id} and id = ${id}`.execute(tx);
};
