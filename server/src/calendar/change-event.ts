import { sql } from 'kysely';
import type { EventScope } from '#contract/calendar';
import type { EventId } from '#contract/ids';
import { formatRepeat } from '#contract/repeat';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { readRepeat } from '#server/platform/time/repeats.ts';
import { dateOf, wallOf } from '#server/platform/time/wall-time.ts';
import { admitAll } from './admit-all.ts';
import { eventChanged } from './events.ts';
import { keepUndo } from './keep-undo.ts';
import { lockEvent } from './lock-event.ts';
import { lockOccurrence } from './lock-occurrence.ts';
import { checkTimes, isNarrower } from './policy.ts';
import { type Change, type Rewritten, rewriteOne } from './rewrite-one.ts';
import { rewriteSeries } from './rewrite-series.ts';
import { splitSeries } from './split-series.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';
import { tellAudience } from './tell-audience.ts';

export interface Changed {
  /** `following` has become an event of its own. */
  readonly eventId: EventId;
  readonly on: string;
}

/**
 * Changes one, this and the following, or all repetitions, remembers what was, tells the audience of new times and places, and lets in who
 * waits where there are more places now. Raises `not_found`, `conflict` and `invalid`.
 */
export const changeEvent = async (tx: Tx, scope: AdminScope, eventId: EventId, change: Change): Promise<Changed> => {
  const { now, organizationId, personId } = scope;
  const event = await lockEvent(tx, organizationId, eventId);
  if (event.version !== change.version) throw new Refusal('conflict');
  const before = await lockOccurrence(tx, event, change.on);
  checkTimes(change.times, dateOf(wallOf(now, event.time_zone)));

  const reach = event.repeat === null ? 'all' : change.scope;
  const target = reach === 'following' ? await splitSeries(tx, event, before.on_date, now) : event;
  await keepUndo(tx, event, target, { scope: reach === 'one' ? 'one' : 'all', on_date: before.on_date, now });
  const changed =
    reach === 'one'
      ? await rewriteOne(tx, target, before, change, now)
      : await rewriteSeries(tx, target, before, withoutSameRule(event, change), now);
  await admitAll(tx, changed.event, now);

  await tell(tx, { event, changed, reach, before, now });
  for (const id of new Set([event.id, target.id])) eventChanged(tx, organizationId, id);
  await record(tx, {
    action: 'calendar.edit',
    actor: personId,
    organizationId,
    subjectType: 'event',
    subjectId: target.id,
    details: { of: reach, fields: [...changed.fields] },
    now,
  });
  return { eventId: target.id, on: changed.on };
};

/** A dialog sends the rule as it read it: said again, of what has been split off it would begin its count anew. */
const withoutSameRule = (event: EventRecord, { repeat, ...change }: Change): Change => {
  const same = repeat && event.repeat !== null && formatRepeat(readRepeat(repeat)) === event.repeat;
  return repeat === undefined || same ? change : { ...change, repeat };
};

/** What members plan by. */
const PLANNED_BY = ['start', 'end', 'allDay', 'repeat', 'place'];

interface Outcome {
  readonly event: EventRecord;
  readonly changed: Rewritten;
  readonly reach: EventScope;
  readonly before: OccurrenceRecord;
  readonly now: Date;
}
const tell = async (tx: Tx, { event, changed, reach, before, now }: Outcome): Promise<void> => {
  const widened = isNarrower(event.audience, changed.event.audience);
  if (changed.fields.some((field) => PLANNED_BY.includes(field))) {
    const of = reach === 'one' ? { of: await occurrenceNow(tx, before) } : {};
    await tellAudience(
      tx,
      { ...changed.event, audience: widened ? event.audience : changed.event.audience },
      { kind: 'event.changed', ...of, now },
    );
  }
  if (widened) await tellAudience(tx, changed.event, { kind: 'event.published', told: event.audience, now });
};

const occurrenceNow = async (tx: Tx, { organization_id, id }: OccurrenceRecord): Promise<OccurrenceRecord> => {
  const { rows } =
    await sql<OccurrenceRecord>`select * from event_occurrences where organization_id = ${organization_id} and id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('An occurrence went away under its lock');
  return row;
};
