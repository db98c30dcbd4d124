import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { DayOff } from '#contract/calendar';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from '#web/ui/card.tsx';
import { MonthGrid } from '#web/ui/month-grid.tsx';
import { byDay, isDayOff } from './days-map.ts';
import { kindColor } from './event-kinds.ts';
import { type EventPath, EventRows } from './event-list.tsx';
import { holidayName } from './holiday-name.ts';
import classes from './month-days.module.css';
import type { ShownEvent } from './range-rows.ts';

interface Props {
  rows: readonly ShownEvent[];
  days: { from: string; to: string };
  day: string;
  today: string;
  daysOff: ReadonlyMap<string, DayOff>;
  onDay: (day: string) => void;
  pathOf: EventPath;
  /** Instead of the day's events, while they are not there. */
  missing?: ReactNode;
}

/** A month for a phone: dots in the kinds' colours, and what is on the chosen day. */
export function MonthDays({ rows, days, day, today, daysOff, onDay, pathOf, missing }: Props) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const shown = byDay(rows, days);
  const of = shown.get(day) ?? [];
  const wordsOf = (one: string) => {
    const count = shown.get(one)?.length ?? 0;
    const events = t`${plural(count, { one: '# событие', few: '# события', many: '# событий', other: '# события' })}`;
    return [holidayName(daysOff.get(one), i18n), count > 0 ? events : ''].filter(Boolean).join(', ');
  };
  const holiday = holidayName(daysOff.get(day), i18n);
  return (
    <div className={classes.month}>
      <Card className={classes.card ?? ''}>
        <MonthGrid
          day={day}
          today={today}
          onDay={onDay}
          dotsOf={(one) => [...new Set((shown.get(one) ?? []).map(({ kind }) => kindColor(kind)))]}
          wordsOf={wordsOf}
          isFree={(one) => isDayOff(daysOff.get(one))}
        />
      </Card>
      <section aria-label={format.longDay(day)}>
        <h2 className={classes.day}>{format.longDay(day)}</h2>
        {holiday && <p className={classes.holiday}>{holiday}</p>}
        {missing ??
          (of.length === 0 ? (
            <p className={classes.quiet}>
              <Trans>В этот день событий нет.</Trans>
            </p>
          ) : (
            <EventRows rows={of} day={day} pathOf={pathOf} />
          ))}
      </section>
    </div>
  );
}
