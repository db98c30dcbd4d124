import { useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { addDays, addMonths, mondayOf, weekdayOf, weeksOf } from '#web/lib/days.ts';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './month-grid.module.css';

interface Props {
  /** The chosen day; its month is the one shown. */
  day: string;
  today: string;
  onDay: (day: string) => void;
  /** A dot each, at most three are shown. */
  dotsOf: (day: string) => readonly string[];
  /** What a day is called beyond its date: «2 события», «День России». */
  wordsOf: (day: string) => string;
  /** Days without work stand out. */
  isFree: (day: string) => boolean;
}

const DOTS = 3;
/** https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/examples/datepicker-dialog/ */
const STEPS: Record<string, (day: string) => string> = {
  ArrowLeft: (day) => addDays(day, -1),
  ArrowRight: (day) => addDays(day, 1),
  ArrowUp: (day) => addDays(day, -7),
  ArrowDown: (day) => addDays(day, 7),
  Home: (day) => mondayOf(day),
  End: (day) => addDays(mondayOf(day), 6),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
};

/** A month, Monday first, with dots under the days. One stop of Tab; arrows go from day to day and over the month's edge. */
export function MonthGrid({ day, today, onDay, dotsOf, wordsOf, isFree }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const title = useId();
  const chosen = useRef<HTMLButtonElement>(null);
  const byKey = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day that a key has chosen takes the focus, once it is there
  useEffect(() => {
    if (byKey.current) chosen.current?.focus();
    byKey.current = false;
  }, [day]);

  const weeks = weeksOf(day);
  const turn = (months: number) => onDay(addMonths(day, months));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    byKey.current = true;
    onDay(step(day));
  };
  return (
    <div className={classes.grid}>
      <div className={classes.head}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Предыдущий месяц`} onClick={() => turn(-1)}>
          <IconChevronLeft size={22} stroke={1.7} />
        </ActionIcon>
        <h2 id={title} className={classes.title} aria-live="polite">
          {format.month(day)}
        </h2>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t`Следующий месяц`} onClick={() => turn(1)}>
          <IconChevronRight size={22} stroke={1.7} />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of days is a table that is walked by arrows */}
      <table role="grid" aria-labelledby={title} className={classes.days} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((one) => (
              <th key={one} scope="col" abbr={format.weekdayName(one)}>
                {format.weekdayShort(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((one) => {
                if (one.slice(0, 7) !== day.slice(0, 7)) return <td key={one} />;
                const words = wordsOf(one);
                return (
                  <td key={one}>
                    <button
                      type="button"
                      ref={one === day ? chosen : null}
                      tabIndex={one === day ? 0 : -1}
                      className={classes.day}
                      data-chosen={one === day || undefined}
                      data-free={weekdayOf(one) > 5 || isFree(one) || undefined}
                      aria-pressed={one === day}
                      aria-current={one === today ? 'date' : undefined}
                      aria-label={[format.longDay(one), words].filter(Boolean).join(', ')}
                      onClick={() => onDay(one)}
                    >
                      {Number(one.slice(8))}
                      <span className={classes.dots} aria-hidden="true">
                        {dotsOf(one)
                          .slice(0, DOTS)
                          .map((color, index) => (
                            // biome-ignore lint/suspicious/noArrayIndexKey: dots have no names
                            <i key={index} style={{ '--dot': color } as CSSProperties} />
                          ))}
                      </span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
