import { RRuleTemporal } from 'rrule-temporal';
import type { TaskRepeat } from '#contract/tasks';

interface Series {
  readonly repeat: TaskRepeat;
  /** The first due date, by which intervals and the day of the month count. */
  readonly from: string;
}

/**
 * The next due date of a repeated task after this one (`YYYY-MM-DD`): the first, or where days have passed meanwhile the last one that is
 * not later than `today`. Null after the last day of the repeat. Dates alone, so no zone's clock is asked (RFC 5545, 3.3.10).
 */
export const findNextDue = ({ repeat, from }: Series, due: string, today: string | null = null): string | null => {
  const rule = new RRuleTemporal({ rruleString: `DTSTART:${compact(from)}T000000Z\nRRULE:${ruleOf(repeat, from)}` });
  const first = dateOf(rule.next(new Date(`${due}T00:00:00Z`)));
  if (first === null || today === null || first >= today) return first;
  return dateOf(rule.previous(new Date(`${today}T00:00:00Z`), true)) ?? first;
};

const FREQ = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;
const SHORTEST_MONTH = 28;

const ruleOf = ({ every, interval, weekdays, until }: TaskRepeat, from: string): string =>
  [
    `FREQ=${FREQ[every]}`,
    `INTERVAL=${interval}`,
    ...(every === 'week' && weekdays.length > 0 ? [`BYDAY=${[...new Set(weekdays)].join(',')}`] : []),
    ...lastOfShortMonths(every, from),
    ...(until === null ? [] : [`UNTIL=${compact(until)}T000000Z`]),
  ].join(';');

/** A rule leaves out months without the 31st; people mean their last day then. */
const lastOfShortMonths = (every: TaskRepeat['every'], from: string): string[] => {
  const day = Number(from.slice(8));
  if (day <= SHORTEST_MONTH || (every !== 'month' && every !== 'year')) return [];
  const days = Array.from({ length: day - SHORTEST_MONTH + 1 }, (_, index) => SHORTEST_MONTH + index);
  return [...(every === 'year' ? [`BYMONTH=${Number(from.slice(5, 7))}`] : []), `BYMONTHDAY=${days.join(',')}`, 'BYSETPOS=-1'];
};

const compact = (date: string): string => date.replaceAll('-', '');
/** The contract's dates end with this century. */
const dateOf = (found: { toString(): string } | null): string | null => {
  const date = found?.toString().slice(0, 10) ?? null;
  return date === null || date > '2099-12-31' ? null : date;
};
