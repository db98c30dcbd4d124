import { HORIZON_DAYS } from '#contract/calendar';
import { Refusal } from '#server/platform/http/problem.ts';
import { expandRepeat, MAX_DATES } from '#server/platform/time/repeats.ts';
import { addDays, dateOf } from '#server/platform/time/wall-time.ts';
import type { EventRecord } from './tables.ts';

export interface PlannedDates {
  readonly dates: readonly string[];
  /** Up to when they are known; null: these are all. */
  readonly to: string | null;
}

/** The dates of an event up to the horizon. Refuses (`invalid`) a rule that gives none, and one that began too long ago. */
export const planDates = ({ repeat, start_wall }: Pick<EventRecord, 'repeat' | 'start_wall'>, now: Date): PlannedDates => {
  const first = dateOf(start_wall);
  if (repeat === null) return { dates: [first], to: null };
  const today = now.toISOString().slice(0, 10);
  const to = addDays(first > today ? first : today, HORIZON_DAYS);
  const { dates, more } = expandRepeat(repeat, first, to);
  // The rule must have something to repeat, and not begin so long ago that nobody can look it through.
  if (dates.length === 0) throw new Refusal('invalid', { fields: { repeat: 'invalid_value' } });
  if (more && dates.length === MAX_DATES) throw new Refusal('invalid', { fields: { start: 'date_far' } });
  return { dates, to: more ? to : null };
};
