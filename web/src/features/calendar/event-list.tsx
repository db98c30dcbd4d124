import { Trans, useLingui } from '@lingui/react/macro';
import { IconCalendarEvent, IconRepeat } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EventKind } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from '#web/ui/card.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { eventsQuery } from './calendar.ts';
import { kindColor, kindLabels } from './event-kinds.ts';
import classes from './event-list.module.css';
import { useDayTime } from './event-time.ts';
import type { ShownEvent } from './range-rows.ts';

export type EventPath = (row: Pick<ShownEvent, 'eventId' | 'on'>) => string;

interface ListProps {
  organizationId: OrganizationId;
  when: 'coming' | 'past';
  kind?: EventKind | undefined;
  pathOf: EventPath;
}

/** Coming events by their days, nearest first; or past ones, latest first. */
export function EventList({ organizationId, when, kind, pathOf }: ListProps) {
  const { t } = useLingui();
  const list = useInfiniteQuery(eventsQuery(organizationId, { when, kind }));
  const { data, error, refetch } = list;
  const rows = data?.pages.flatMap(({ items }) => items);
  if (error && !rows) {
    return (
      <Card>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Card>
    );
  }
  if (!rows) return <ListSkeleton rows={6} height={64} />;
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={IconCalendarEvent}
          title={when === 'past' ? t`Прошедших событий нет` : t`Событий пока нет`}
          text={when === 'past' ? undefined : <Trans>Собрания, поездки и праздники появятся здесь.</Trans>}
        />
      </Card>
    );
  }
  return (
    <>
      <EventDays rows={rows} pathOf={pathOf} />
      <MoreButton list={list} />
    </>
  );
}

/** Rows under the headings of their days. */
export function EventDays({ rows, pathOf }: { rows: readonly ShownEvent[]; pathOf: EventPath }) {
  const format = useFormat();
  const days = [...Map.groupBy(rows, ({ start }) => start.slice(0, 10))];
  return (
    <div className={classes.days}>
      {days.map(([day, of]) => (
        <section key={day} aria-label={format.longDay(day)}>
          <h2 className={classes.day}>{format.longDay(day)}</h2>
          <EventRows rows={of} day={day} pathOf={pathOf} />
        </section>
      ))}
    </div>
  );
}

/** The events of one day: a bar of the kind's colour, what, when, and one's own answer. */
export function EventRows({ rows, day, pathOf }: { rows: readonly ShownEvent[]; day: string; pathOf: EventPath }) {
  const { t, i18n } = useLingui();
  const timeOf = useDayTime();
  const answers = { yes: t`пойду`, no: t`не пойду`, maybe: t`возможно` };
  return (
    <ul className={classes.rows}>
      {rows.map((row) => {
        const mine = row.mine?.waiting ? t`в листе ожидания` : row.mine && answers[row.mine.answer];
        const under = [timeOf(row, day), i18n._(kindLabels[row.kind]), row.place, mine].filter(Boolean).join(' · ');
        return (
          <li key={`${row.eventId} ${row.on}`}>
            <Link to={pathOf(row)} search={true} className={classes.row ?? ''}>
              <i style={{ background: kindColor(row.kind) }} aria-hidden="true" />
              <span className={classes.words}>
                {row.title}
                <small>{under}</small>
              </span>
              {row.repeated && <IconRepeat size={18} stroke={1.6} className={classes.quiet ?? ''} aria-label={t`Повторяется`} role="img" />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
