import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { EventAnswer, EventRow } from '#contract/calendar';
import type { OrganizationId } from '#contract/ids';
import { useFormat } from '#web/lib/use-format.ts';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { eventsQuery } from './calendar.ts';
import classes from './coming-events.module.css';
import { kindColor, kindLabels } from './event-kinds.ts';
import { useKeptMonths } from './kept-months.ts';

interface Props {
  organizationId: OrganizationId;
  /** Where an event opens, in this area. */
  pathOf: (event: EventRow) => string;
  limit?: number;
  /** Whether each says what this person has answered. */
  answers?: boolean;
  /** Whether the coming months are fetched for when there is no network: of the members' app. */
  keep?: boolean;
}

/** The nearest coming events, a line each; a quiet line where there is none. */
export function ComingEvents({ organizationId, pathOf, limit = 3, answers = false, keep = false }: Props) {
  const { data, error, refetch } = useInfiniteQuery(eventsQuery(organizationId, { when: 'coming' }));
  useKeptMonths(organizationId, keep ? data?.pages[0]?.timeZone : undefined);
  const events = data?.pages[0]?.items.slice(0, limit);
  if (error && !events) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!events) return <ListSkeleton rows={limit} height={60} />;
  if (events.length === 0)
    return (
      <p className={classes.none}>
        <Trans>Событий пока не назначено.</Trans>
      </p>
    );
  return (
    <ul className={classes.list}>
      {events.map((event) => (
        <li key={`${event.eventId} ${event.on}`}>
          <Row event={event} to={pathOf(event)} answers={answers} />
        </li>
      ))}
    </ul>
  );
}

function Row({ event, to, answers }: { event: EventRow; to: string; answers: boolean }) {
  const { t } = useLingui();
  const format = useFormat(event.timeZone);
  const { kind, title, place, allDay, start, startsAt } = event;
  const when = allDay ? format.dateOnly(start.slice(0, 10)) : format.dayTime(startsAt);
  return (
    <Link to={to} className={classes.row ?? ''}>
      <span className={classes.day} style={{ '--kind': kindColor(kind) } as CSSProperties} aria-hidden="true">
        <b>{Number(start.slice(8, 10))}</b>
        {format.monthName(start.slice(0, 7))}
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        <span className={classes.quiet}>
          {when} · {place === '' ? t(kindLabels[kind]) : place}
        </span>
        {answers && <Answer event={event} />}
      </span>
    </Link>
  );
}

const answerLabels: Record<EventAnswer, MessageDescriptor> = { yes: msg`Вы идёте`, maybe: msg`Возможно, придёте`, no: msg`Вы не идёте` };

function Answer({ event: { mine, can } }: { event: EventRow }) {
  const { t } = useLingui();
  if (mine === null && !can.answer) return null;
  return (
    <span className={classes.answer} data-answer={mine?.answer ?? 'none'}>
      {mine === null ? t`Ответьте, придёте ли` : mine.waiting ? t`Вы в листе ожидания` : t(answerLabels[mine.answer])}
    </span>
  );
}
