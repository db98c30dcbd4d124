import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { EventId, OrganizationId } from '#contract/ids';
import { dayOf } from '#web/lib/days.ts';
import { Card } from '#web/ui/card.tsx';
import { DeletedLink } from '#web/ui/deleted-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { daysOffQuery, rangeQuery } from './calendar.ts';
import { type CalendarView, daysShown } from './calendar-view.ts';
import type { DeskPaths } from './desk-paths.ts';
import type { Span } from './event-grid.tsx';
import { EventList, type EventPath } from './event-list.tsx';
import { EventSheet } from './event-sheet.tsx';
import { KindLegend } from './kind-legend.tsx';
import { MonthDays } from './month-days.tsx';
import { PeriodControls } from './period-controls.tsx';
import { usePeriodTitle } from './period-title.ts';
import { useMove } from './use-move.tsx';
import { useUndo } from './use-undo.ts';

const EventGrid = lazy(() => import('./event-grid.tsx'));
const NewEventDialog = lazy(() => import('./new-event-dialog.tsx'));

interface Props {
  organizationId: OrganizationId;
  /** The organisation's, until the calendar has told its own. */
  timeZone: string;
  view: CalendarView;
  onView: (change: Partial<CalendarView>) => void;
  /** The occurrence that the address names. */
  opened: { eventId: EventId; on?: string | undefined } | null;
  onOpen: (event: Parameters<EventPath>[0] | null) => void;
  paths: DeskPaths;
}

/** «Календарь событий» of the cabinet: months, weeks, days and a list, where events are made, moved and stretched. */
export function CalendarDesk({ organizationId, timeZone, view: address, onView, opened, onOpen, paths }: Props) {
  const { t } = useLingui();
  const phone = usePhone();
  const today = dayOf(new Date(), timeZone);
  const date = address.date || today;
  const view = address.view || 'month';
  const days = daysShown(view, date);
  const range = useQuery({ ...rangeQuery(organizationId, days), enabled: view !== 'list' });
  const { data: off } = useQuery(daysOffQuery(organizationId, days));
  const [adding, setAdding] = useState<{ span?: Span; day?: string } | null>(null);
  const undo = useUndo(organizationId, { opened, onOpen });
  const { move, dialog } = useMove(organizationId, undo);
  const title = usePeriodTitle(view, date);
  const onPhone = phone && view === 'month';
  const turning = view !== 'list' && !onPhone;
  const lookedAt = date !== today && (view === 'day' || view === 'week' || onPhone);

  const { kind } = address;
  const rows = range.data?.rows.filter((row) => kind === '' || row.kind === kind) ?? NONE;
  const daysOff = new Map((off?.items ?? []).map((one) => [one.date, one]));
  const holidays = (off?.items ?? []).filter(({ date: day, holiday }) => holiday !== null && days.from <= day && day <= days.to);
  const onDate = (day: string) => onView({ date: day === today ? '' : day });
  return (
    <>
      <PageHead
        over={<Trans>Календарь событий</Trans>}
        title={title}
        aside={<PeriodControls view={view} date={date} turning={turning} onDate={onDate} onView={(next) => onView({ view: next })} />}
        action={
          <>
            <DeletedLink to={paths.deleted} />
            <Button leftSection={<IconPlus size={19} stroke={1.8} />} onClick={() => setAdding(lookedAt ? { day: date } : {})}>
              <Trans>Добавить событие</Trans>
            </Button>
          </>
        }
      />
      {view === 'list' && (
        <>
          <SegmentedControl
            aria-label={t`Какие события`}
            mb="md"
            value={address.when === 'past' ? 'past' : 'coming'}
            onChange={(when) => onView({ when: when === 'past' ? 'past' : '' })}
            data={[
              { value: 'coming', label: t`Предстоящие` },
              { value: 'past', label: t`Прошедшие` },
            ]}
          />
          <EventList
            organizationId={organizationId}
            when={address.when || 'coming'}
            kind={kind === '' ? undefined : kind}
            pathOf={paths.event}
          />
        </>
      )}
      {view !== 'list' && range.error && !range.data && (
        <Card>
          <ErrorState error={range.error} onRetry={() => void range.refetch()} />
        </Card>
      )}
      {view !== 'list' &&
        !(range.error && !range.data) &&
        (onPhone ? (
          <MonthDays rows={rows} days={days} day={date} today={today} daysOff={daysOff} onDay={onDate} pathOf={paths.event} />
        ) : (
          <Suspense fallback={<Skeleton height="max(620px, calc(100dvh - 250px))" radius="lg" />}>
            <EventGrid
              view={view}
              date={date}
              timeZone={range.data?.timeZone ?? timeZone}
              rows={rows}
              daysOff={daysOff}
              editable={range.data?.can.edit ?? false}
              onOpen={onOpen}
              onAdd={(span) => setAdding({ span })}
              onMove={move}
              onDay={(day) => onView({ view: 'day', date: day })}
            />
          </Suspense>
        ))}
      <KindLegend kind={kind} onKind={(next) => onView({ kind: next })} holidays={view === 'list' ? NONE : holidays} />
      {range.data?.more && view !== 'list' && (
        <p>
          <Trans>Событий больше, чем помещается: откройте неделю или день.</Trans>
        </p>
      )}
      {dialog}
      {adding && (
        <Suspense>
          <NewEventDialog
            organizationId={organizationId}
            timeZone={timeZone}
            span={adding.span}
            day={adding.day}
            onClose={() => setAdding(null)}
            onAdded={() => setAdding(null)}
          />
        </Suspense>
      )}
      {opened && (
        <EventSheet
          key={`${opened.eventId} ${opened.on}`}
          organizationId={organizationId}
          {...opened}
          onOpen={onOpen}
          undo={undo}
          paths={paths}
        />
      )}
    </>
  );
}

const NONE: readonly never[] = [];
