import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { GroupId } from '#contract/ids';
import { formatRepeat } from '#contract/repeat';
import type { Tx } from '#server/platform/database/database.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { readRepeat, shiftRepeat } from '#server/platform/time/repeats.ts';
import {
  addDays,
  addMinutes,
  atTimeOf,
  dateOf,
  daysBetween,
  instantsOf,
  minutesBetween,
  type Times,
} from '#server/platform/time/wall-time.ts';
import { planDates } from './plan-dates.ts';
import { isNarrower, timesOn } from './policy.ts';
import { rewriteOccurrences } from './rewrite-occurrences.ts';
import type { Change, Rewritten } from './rewrite-one.ts';
import { setAside } from './set-aside.ts';
import { shiftOccurrences } from './shift-occurrences.ts';
import type { EventRecord, OccurrenceRecord } from './tables.ts';
import { writeEvent } from './write-event.ts';

/**
 * Moves all repetitions by as much as one of them was moved, and gives them the new words, rule and audience. Answers stay with their
 * repetition; what the new rule has no more is set aside. Raises `invalid`.
 */
export const rewriteSeries = async (
  tx: Tx,
  event: EventRecord,
  occurrence: OccurrenceRecord,
  change: Change,
  now: Date,
): Promise<Rewritten> => {
  const audience = newAudience(event, change.audience);
  const planned = newTimes(event, occurrence, change.times, newRule(event, change));
  const days = daysBetween(dateOf(event.start_wall), dateOf(planned.start));
  const repeat = followRule(event, planned);
  const { dates, to } = planDates({ repeat, start_wall: planned.start }, now);
  // A new rule begins on the first day that fits it.
  const first = timesOn({ all_day: planned.allDay, start_wall: planned.start, end_wall: planned.end }, dates[0] ?? dateOf(planned.start));
  const next: EventRecord = {
    ...event,
    ...(change.content ?? {}),
    attachments: [...(change.content?.attachments ?? event.attachments)],
    audience,
    all_day: first.allDay,
    start_wall: first.start,
    end_wall: first.end,
    repeat,
    repeated_to: to,
    edited_at: now,
    version: event.version + 1,
    sequence: event.sequence + 1,
  };
  await writeEvent(tx, next);
  if (repeat === null) await becomeSingle(tx, next, occurrence);
  const shifted =
    repeat === null || days === 0 ? null : await shiftOccurrences(tx, event, { days, dates, to, paired: planned.rule === event.repeat });
  if (change.content !== undefined) await forgetOwn(tx, occurrence);
  await rewriteOccurrences(tx, next, dates, now);
  if (occurrence.moved && repeat !== null) await moveAlong(tx, occurrence, change.times, event.time_zone);
  const kept = repeat === null ? first.start : `${shifted?.get(occurrence.on_date) ?? addDays(occurrence.on_date, days)}T00:00`;
  const on = dates.find((date) => date === dateOf(kept)) ?? dates[0] ?? dateOf(kept);
  return { event: next, on, fields: changedFields(event, next) };
};

const newAudience = (event: EventRecord, asked: readonly GroupId[] | null | undefined): GroupId[] | null => {
  const audience = asked === undefined ? event.audience : asked && [...new Set(asked)];
  if (isNarrower(audience, event.audience)) throw new Refusal('invalid', { fields: { audience: 'audience_narrowed' } });
  return audience;
};

const newRule = (event: EventRecord, { repeat }: Change): string | null => {
  if (repeat === undefined) return event.repeat;
  return repeat === null ? null : formatRepeat(readRepeat(repeat));
};

interface Planned extends Times {
  readonly rule: string | null;
}
/** The times of the first repetition: what has changed of the one at hand changes of all. */
const newTimes = (event: EventRecord, occurrence: OccurrenceRecord, times: Times, rule: string | null): Planned => {
  if (rule === null || event.repeat === null) return { ...times, rule };
  const moved = addMinutes(event.start_wall, minutesBetween(occurrence.start_wall, times.start));
  const allDay = times.allDay === occurrence.all_day ? event.all_day : times.allDay;
  const start = allDay ? `${dateOf(moved)}T00:00` : times.allDay === occurrence.all_day ? moved : atTimeOf(dateOf(moved), times.start);
  const length = minutesBetween(times.start, times.end);
  const same = length === minutesBetween(occurrence.start_wall, occurrence.end_wall);
  return { allDay, start, end: addMinutes(start, same ? minutesBetween(event.start_wall, event.end_wall) : length), rule };
};

/** A rule that was left as it is goes along with its days: of a Monday's series moved to Tuesday it says Tuesday. */
const followRule = (event: EventRecord, { rule, start }: Planned): string | null => {
  const from = dateOf(event.start_wall);
  const to = dateOf(start);
  if (rule === null || rule !== event.repeat || from === to) return rule;
  const followed = shiftRepeat(rule, from, to);
  if (followed === null) throw new Refusal('invalid', { fields: { start: 'invalid_value' } });
  return followed;
};

/** What is not repeated has one occurrence: the one at hand, on the day where it is. */
const becomeSingle = async (tx: Tx, event: EventRecord, { id }: OccurrenceRecord): Promise<void> => {
  await setAside(tx, event, sql`id <> ${id}`);
  await sql`update event_occurrences set on_date = ${dateOf(event.start_wall)}::date, moved = false
    where organization_id = ${event.organization_id} and id = ${id}`.execute(tx);
};

const forgetOwn = async (tx: Tx, { organization_id, id }: OccurrenceRecord): Promise<void> => {
  await sql`update event_occurrences set own = null where organization_id = ${organization_id} and id = ${id}`.execute(tx);
};

/** One that has its own times and was moved with all others goes where it was put. */
const moveAlong = async (tx: Tx, { organization_id, id }: OccurrenceRecord, times: Times, zone: string): Promise<void> => {
  const { startsAt, endsAt, anchorAt } = instantsOf(times, zone);
  await sql`update event_occurrences set all_day = ${times.allDay}, start_wall = ${times.start}, end_wall = ${times.end},
      starts_at = ${startsAt}, ends_at = ${endsAt}, anchor_at = ${anchorAt}
    where organization_id = ${organization_id} and id = ${id}`.execute(tx);
};

const FIELDS = {
  title: 'title',
  description: 'description',
  link: 'link',
  place: 'place',
  kind: 'kind',
  capacity: 'capacity',
  attachments: 'attachments',
  audience: 'audience',
  all_day: 'allDay',
  start_wall: 'start',
  end_wall: 'end',
  repeat: 'repeat',
} as const satisfies Partial<Record<keyof EventRecord, string>>;

const changedFields = (before: EventRecord, after: EventRecord): string[] =>
  (Object.keys(FIELDS) as (keyof typeof FIELDS)[])
    .filter((column) => !isDeepStrictEqual(before[column], after[column]))
    .map((column) => FIELDS[column]);
