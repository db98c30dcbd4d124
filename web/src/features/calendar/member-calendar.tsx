import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { dayOf } from '#web/lib/days.ts';
import { When } from '#web/ui/when.tsx';
import { daysOffQuery, rangeQuery } from './calendar.ts';
import { daysShown, type MemberView } from './calendar-view.ts';
import { EventList, type EventPath } from './event-list.tsx';
import { useKeptMonths, useKeptSince } from './kept-months.ts';
import classes from './member-calendar.module.css';
import { MonthDays } from './month-days.tsx';
import { MonthMissing } from './month-missing.tsx';
import { OwnCalendar } from './own-calendar-settings.tsx';

interface Props {
  organizationId: OrganizationId;
  timeZone: string;
  view: MemberView;
  onView: (change: Partial<MemberView>) => void;
  pathOf: EventPath;
}

/** A member's calendar: a month with its days, or what is coming; below it reminders and the address for one's own calendar. */
export function MemberCalendar({ organizationId, timeZone, view, onView, pathOf }: Props) {
  const { t } = useLingui();
  const today = dayOf(new Date(), timeZone);
  const day = view.date || today;
  const days = daysShown('month', day);
  const list = view.view === 'list';
  const range = useQuery({ ...rangeQuery(organizationId, days), enabled: !list });
  const { data: off } = useQuery(daysOffQuery(organizationId, days));
  // The month before stays while the next one comes: its events are not those of the day that was chosen.
  const shown = range.isPlaceholderData ? undefined : range.data;
  useKeptMonths(organizationId, timeZone);
  const keptSince = useKeptSince(organizationId, days);
  const daysOff = new Map((off?.items ?? []).map((one) => [one.date, one]));
  return (
    <div className={classes.calendar}>
      <SegmentedControl
        fullWidth
        aria-label={t`Вид календаря`}
        value={list ? 'list' : 'month'}
        onChange={(next) => onView({ view: next === 'list' ? 'list' : '' })}
        data={[
          { value: 'month', label: t`Месяц` },
          { value: 'list', label: t`Ближайшие` },
        ]}
      />
      {list && <EventList organizationId={organizationId} when="coming" pathOf={pathOf} />}
      {!list && keptSince !== null && shown && (
        <p className={classes.quiet}>
          <Trans>
            Сохранено: <When instant={keptSince} />
          </Trans>
        </p>
      )}
      {!list && (
        <MonthDays
          rows={shown?.rows ?? NONE}
          days={days}
          day={day}
          today={today}
          daysOff={daysOff}
          onDay={(next) => onView({ date: next === today ? '' : next })}
          pathOf={pathOf}
          missing={shown ? undefined : <MonthMissing error={range.error} onRetry={() => void range.refetch()} />}
        />
      )}
      <section className={classes.own} aria-label={t`Для вас`}>
        <h2 className={classes.head}>
          <Trans>Для вас</Trans>
        </h2>
        <OwnCalendar organizationId={organizationId} />
      </section>
    </div>
  );
}

const NONE: readonly never[] = [];
