import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { Month } from '@mantine/dates';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import dayjs from 'dayjs';
import 'dayjs/locale/ru';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addDays, addMonths, deviceDay, mondayOf } from '#web/lib/days.ts';
import { FIRST_YEAR, LAST_YEAR } from '#web/lib/typed-date.ts';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './date-calendar.module.css';
import type { DateBounds } from './use-typed-date.ts';

export interface DateCalendarProps extends DateBounds {
  value: string;
  clearable: boolean;
  onChoose: (day: string) => void;
}

/** A dialog above which this one stands does not take Escape for its own. */
const KEEP_ESCAPE = { 'data-mantine-stop-propagation': 'true' };

/** The same day of another month, or its last one. */
function inMonth(day: string, first: string): string {
  const last = addDays(addMonths(first, 1), -1);
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}
const turned = (day: string, months: number) => inMonth(day, addMonths(day, months));

/** https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/examples/datepicker-dialog/ */
const STEPS: Record<string, (day: string, shift: boolean) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => mondayOf(day),
  End: (day) => addDays(mondayOf(day), 6),
  PageUp: (day, shift) => turned(day, shift ? -12 : -1),
  PageDown: (day, shift) => turned(day, shift ? 12 : 1),
};

/** A month to choose a day of, Monday first, with its year and month to be chosen at once. One stop of Tab; arrows go over the month's edge. */
export function DateCalendar({ value, min, max, clearable, onChoose }: DateCalendarProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const [from, to] = [min?.slice(0, 10) ?? `${FIRST_YEAR}-01-01`, max?.slice(0, 10) ?? `${LAST_YEAR}-12-31`];
  const within = (day: string) => (day < from ? from : day > to ? to : day);
  const today = deviceDay();
  const [day, setDay] = useState(within(value === '' ? today : value));
  const days = useRef<HTMLDivElement>(null);
  const byKey = useRef(false);
  useEffect(() => {
    if (byKey.current) days.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
    byKey.current = false;
  }, [day]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    byKey.current = true;
    setDay(within(step(day, event.shiftKey)));
  };
  const year = day.slice(0, 4);
  const years = Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, index) =>
    String(Number(from.slice(0, 4)) + index),
  );
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
    .filter((month) => month >= from.slice(0, 7) && month <= to.slice(0, 7))
    .map((month) => ({ value: month, label: dayjs(`${month}-01`).locale(i18n.locale).format('MMMM') }));
  const turn = (count: number, name: string, icon: typeof IconChevronLeft) => {
    const Icon = icon;
    const edge = addMonths(day, count).slice(0, 7);
    return (
      <ActionIcon
        {...KEEP_ESCAPE}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={name}
        disabled={edge < from.slice(0, 7) || edge > to.slice(0, 7)}
        onClick={() => setDay(within(turned(day, count)))}
      >
        <Icon size={20} stroke={1.7} />
      </ActionIcon>
    );
  };
  return (
    <div className={classes.calendar}>
      <div className={classes.head}>
        {turn(-1, t`Предыдущий месяц`, IconChevronLeft)}
        <NativeSelect
          {...KEEP_ESCAPE}
          className={classes.month ?? ''}
          aria-label={t`Месяц`}
          data={months}
          value={day.slice(0, 7)}
          onChange={({ currentTarget }) => setDay(within(inMonth(day, `${currentTarget.value}-01`)))}
        />
        <NativeSelect
          {...KEEP_ESCAPE}
          className={classes.year ?? ''}
          aria-label={t`Год`}
          data={years}
          value={year}
          onChange={({ currentTarget }) => setDay(within(inMonth(day, `${currentTarget.value}${day.slice(4, 7)}-01`)))}
        />
        {turn(1, t`Следующий месяц`, IconChevronRight)}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are pressed on the days within */}
      <div ref={days} className={classes.weeks} onKeyDown={onKeyDown}>
        <Month
          month={day}
          locale={i18n.locale}
          firstDayOfWeek={1}
          weekendDays={[0, 6]}
          minDate={from}
          maxDate={to}
          hideOutsideDates
          aria-label={format.month(day)}
          classNames={{ month: classes.days ?? '', weekday: classes.weekday ?? '', day: classes.day ?? '' }}
          getDayProps={(one) => ({
            ...KEEP_ESCAPE,
            // The stop of Tab; what is chosen is said by `aria-pressed`.
            selected: one === day,
            'aria-pressed': one === value,
            'aria-current': one === today ? 'date' : undefined,
            'data-day': one,
            'data-autofocus': one === day || undefined,
            onClick: () => onChoose(one),
          })}
        />
      </div>
      <div className={classes.foot}>
        <Button {...KEEP_ESCAPE} variant="subtle" size="compact-sm" disabled={within(today) !== today} onClick={() => onChoose(today)}>
          {t`Сегодня`}
        </Button>
        {clearable && value !== '' && (
          <Button {...KEEP_ESCAPE} variant="subtle" color="gray" size="compact-sm" onClick={() => onChoose('')}>
            {t`Очистить`}
          </Button>
        )}
      </div>
    </div>
  );
}
