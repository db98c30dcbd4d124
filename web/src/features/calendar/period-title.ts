import { useLingui } from '@lingui/react/macro';
import { useFormat } from '#web/lib/use-format.ts';
import { daysShown, type View } from './calendar-view.ts';

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** «Ноябрь 2026», «16–22 ноября 2026», «Четверг, 26 ноября», «Список событий». */
export function usePeriodTitle(view: View, date: string): string {
  const { t } = useLingui();
  const format = useFormat();
  if (view === 'list') return t`Список событий`;
  if (view === 'month') return capital(format.month(date));
  if (view === 'day') return capital(format.longDay(date));
  const { from, to } = daysShown(view, date);
  return format.dayRange(from, to);
}
