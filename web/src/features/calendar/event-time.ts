import { useLingui } from '@lingui/react/macro';
import type { EventRow } from '#contract/calendar';
import { addDays } from '#web/lib/days.ts';
import { useFormat } from '#web/lib/use-format.ts';

type Timed = Pick<EventRow, 'allDay' | 'start' | 'end'>;

/** «четверг, 26 ноября, 9:00–12:00», «28–29 ноября, весь день»: as the clock on the event's wall has it. */
export function useEventTime({ allDay, start, end }: Timed): string {
  const { t } = useLingui();
  const format = useFormat();
  const first = start.slice(0, 10);
  const last = allDay ? addDays(end.slice(0, 10), -1) : end.slice(0, 10);
  const one = format.longDay(first);
  const [from, to] = [start.slice(11), end.slice(11)];
  if (first === last) return allDay ? t`${one}, весь день` : t`${one}, ${from}–${to}`;
  const [begin, finish] = [format.dateOnly(first), format.dateOnly(last)];
  return allDay ? format.dayRange(first, last) : t`${begin}, ${from} – ${finish}, ${to}`;
}

/** «9:00–12:00» or «весь день» for a row under its day's heading. */
export function useDayTime() {
  const { t } = useLingui();
  const format = useFormat();
  return ({ allDay, start, end }: Timed, day: string): string => {
    const [first, last] = [start.slice(0, 10), allDay ? addDays(end.slice(0, 10), -1) : end.slice(0, 10)];
    const [from, to] = [start.slice(11), end.slice(11)];
    if (first === last) return allDay ? t`весь день` : `${from}–${to}`;
    const finish = format.dateOnly(last);
    if (allDay) return t`до ${finish}`;
    return day === first ? t`с ${from} до ${finish}` : t`до ${finish}, ${to}`;
  };
}
