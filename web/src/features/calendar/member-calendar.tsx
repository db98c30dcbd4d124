import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { dayOf } from '#web/lib/days.ts';
import { Card } from '#web/ui/card.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { daysOffQuery, rangeQuery } from './calendar.ts';
import { daysShown, type MemberView } from './calendar-view.ts';
import { EventList, type EventPath } from './event-list.tsx';
import { useCalendarLive } from './live.ts';
import classes from './member-calendar.module.css';
import { MonthDays } from './month-days.tsx';
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
  useCalendarLive(organizationId);
  const today = dayOf(new Date(), timeZone);
  const day = view.date || today;
  const days = daysShown('month', day);
  const list = view.view === 'list';
  const range = useQuery({ ...rangeQuery(organizationId, days), enabled: !list });
  const { data: off } = useQuery(daysOffQuery(organizationId, days));
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
      {!list && range.error && !range.data && (
        <Card>
          <ErrorState error={range.error} onRetry={() => void range.refetch()} />
        </Card>
      )}
      {!list && !range.error && !range.data && <CardSkeleton height={400} />}
      {!list && range.data && (
        <MonthDays
          rows={range.data.rows}
          days={days}
          day={day}
          today={today}
          daysOff={daysOff}
          onDay={(next) => onView({ date: next === today ? '' : next })}
          pathOf={pathOf}
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
