import { type EventRow, MAX_EVENT_DAYS } from '#contract/calendar';
import type { GroupId } from '#contract/ids';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import {
  addDays,
  addMinutes,
  atTimeOf,
  DAY_MINUTES,
  daysBetween,
  instantsOf,
  minutesBetween,
  type Times,
} from '#server/platform/time/wall-time.ts';
import type { EventContent, EventRecord, OccurrenceRecord, OwnContent } from './tables.ts';

/** Head and administrators add, edit, call off and stand at the door, whoever added the event. */
export const mayManage = (scope: MemberScope): boolean => scope.role !== 'member';

export const isOver = ({ ends_at }: { readonly ends_at: Date }, now: Date): boolean => ends_at <= now;

/** «Вернуть» stands on the screen for seconds; whoever needs longer than these minutes has told everybody. */
const UNDO_MINUTES = 10;
/** Since when what was changed, and what was told of it, can be taken back. */
export const recently = (now: Date): Date => new Date(now.getTime() - UNDO_MINUTES * 60_000);

export const canOf = (
  scope: MemberScope,
  { addressed, over }: { readonly addressed: boolean; readonly over: boolean },
): EventRow['can'] => ({
  edit: mayManage(scope),
  delete: mayManage(scope),
  answer: addressed && !over,
  attend: mayManage(scope),
});

// Farther away is a mistake in the year.
const MAX_PAST_DAYS = 5 * 366;
const MAX_AHEAD_DAYS = 10 * 366;

/** Refuses (`invalid`, by field) an end before the start, whole days with a time, what is too long, and what is years away. */
export const checkTimes = ({ allDay, start, end }: Times, today: string): void => {
  const fields: Record<string, string> = {};
  const minutes = minutesBetween(start, end);
  if (allDay && !start.endsWith('T00:00')) fields.start = 'invalid_value';
  if (allDay && !end.endsWith('T00:00')) fields.end = 'invalid_value';
  if (minutes <= 0) fields.end = 'date_early';
  if (minutes > MAX_EVENT_DAYS * DAY_MINUTES) fields.end = 'date_far';
  const ahead = daysBetween(today, start.slice(0, 10));
  if (ahead < -MAX_PAST_DAYS) fields.start = 'date_far';
  if (ahead > MAX_AHEAD_DAYS) fields.start = 'date_far';
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields });
};

/** Refuses (`invalid`, by field) a range of days that ends before it begins, or is longer than `most`. */
export const checkRange = ({ from, to }: { readonly from: string; readonly to: string }, most: number): void => {
  if (to < from) throw new Refusal('invalid', { fields: { to: 'too_small' } });
  if (to > addDays(from, most)) throw new Refusal('invalid', { fields: { to: 'too_big' } });
};

/** Whether an audience leaves out somebody who was in the other one; null is everybody. */
export const isNarrower = (audience: readonly GroupId[] | null, than: readonly GroupId[] | null): boolean =>
  audience !== null && (than === null || than.some((id) => !audience.includes(id)));

/** What this one says: its own words before its event's. */
export const contentOf = <Said extends Partial<EventContent>>(said: Said & { readonly own: OwnContent | null }): Said =>
  said.own === null ? said : { ...said, ...said.own };

export const countsOf = (row: Pick<OccurrenceRecord, 'going' | 'waiting' | 'maybe' | 'declined'>): EventRow['counts'] => ({
  yes: row.going,
  maybe: row.maybe,
  no: row.declined,
  waiting: row.waiting,
});

/** How many may come: the occurrence's own number before its event's; null is any. */
export const capacityOf = (event: Pick<EventRecord, 'capacity'>, { own }: Pick<OccurrenceRecord, 'own'>): number | null =>
  own?.capacity === undefined ? event.capacity : own.capacity;

/** When the repetition of a date is, unless it was moved. */
export const timesOn = (event: Pick<EventRecord, 'all_day' | 'start_wall' | 'end_wall'>, date: string): Times => {
  const start = atTimeOf(date, event.start_wall);
  return { allDay: event.all_day, start, end: addMinutes(start, minutesBetween(event.start_wall, event.end_wall)) };
};

/** What the occurrences of an event are made of. */
export type Series = Pick<EventRecord, 'organization_id' | 'id' | 'all_day' | 'start_wall' | 'end_wall' | 'time_zone' | 'repeat'>;

/** The columns of the occurrence of a date that was not moved. */
export const rowOn = (event: Series, date: string) => {
  const times = timesOn(event, date);
  const { startsAt, endsAt, anchorAt } = instantsOf(times, event.time_zone);
  return { start: times.start, end: times.end, startsAt, endsAt, anchorAt };
};
