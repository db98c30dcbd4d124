import type { DayOff } from '#contract/calendar';
import { HOLIDAYS, PRODUCTION_YEARS } from '#server/platform/time/production-calendar.ts';
import { addDays } from '#server/platform/time/wall-time.ts';

/** Holidays, transfers, working Saturdays and shortened days of a range; of a year without a decree the law's holidays alone. */
export const daysOff = (from: string, to: string): { items: DayOff[]; settled: boolean } => {
  const items: DayOff[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) items.push(...marksOf(date));
  const years = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return { items, settled: years.every((year) => year in PRODUCTION_YEARS) };
};

const marksOf = (date: string): DayOff[] => {
  const holiday = HOLIDAYS[date.slice(5)];
  if (holiday !== undefined) return [{ date, kind: 'holiday', holiday }];
  const year = PRODUCTION_YEARS[Number(date.slice(0, 4))];
  if (year === undefined) return [];
  const kinds = [
    ...(year.transferred.includes(date) ? (['transferred'] as const) : []),
    ...(year.worked.includes(date) ? (['workday'] as const) : []),
    ...(year.short.includes(date) ? (['short'] as const) : []),
  ];
  return kinds.map((kind) => ({ date, kind, holiday: null }));
};
