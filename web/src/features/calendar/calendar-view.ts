import { addDays, addMonths, mondayOf, weeksOf } from '#web/lib/days.ts';
import { maybeDate, oneOf, type SearchOf, search } from '#web/lib/search.ts';

export const VIEWS = ['month', 'week', 'day', 'list'] as const;
export type View = (typeof VIEWS)[number];

const shape = {
  view: oneOf(['', ...VIEWS], ''),
  /** Any day of the period shown; nothing is today. */
  date: maybeDate(),
  kind: oneOf(['', 'meeting', 'trip', 'learning', 'holiday', 'other'], ''),
  /** Of the list: what is over. */
  when: oneOf(['', 'past'], ''),
};

/** The address of the calendar: how it is looked at, and where. */
export const readCalendarView = search(shape);
export type CalendarView = SearchOf<typeof shape>;

const memberShape = { view: oneOf(['', 'list'], ''), date: maybeDate() };
/** The address of a member's calendar: a day of a month, or the list of what is coming. */
export const readMemberView = search(memberShape);
export type MemberView = SearchOf<typeof memberShape>;

/** The days that a view shows, both inclusive; of a month with the ends of its neighbours. */
export function daysShown(view: View, date: string): { from: string; to: string } {
  if (view === 'day') return { from: date, to: date };
  if (view === 'week') return { from: mondayOf(date), to: addDays(mondayOf(date), 6) };
  const weeks = weeksOf(date);
  return { from: weeks[0]?.[0] ?? date, to: weeks.at(-1)?.at(-1) ?? date };
}

/** A day of the period before or after. */
export function turned(view: View, date: string, by: 1 | -1): string {
  if (view === 'day') return addDays(date, by);
  return view === 'week' ? addDays(date, 7 * by) : addMonths(date, by);
}
