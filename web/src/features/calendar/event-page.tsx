import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EventId, OrganizationId } from '#contract/ids';
import { isRefusal } from '#web/lib/api-error.ts';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { AddToCalendar } from './add-to-calendar.tsx';
import { AnswerButtons } from './answer-buttons.tsx';
import { eventQuery } from './calendar.ts';
import { EventDetails } from './event-details.tsx';
import classes from './member-calendar.module.css';

interface Props {
  organizationId: OrganizationId;
  eventId: EventId;
  on?: string | undefined;
  /** The way back. */
  over: ReactNode;
}

/** One event on a member's phone: the question first, then everything about it. */
export function EventPage({ organizationId, eventId, on, over }: Props) {
  const { t } = useLingui();
  const { data: event, error, refetch } = useQuery(eventQuery(organizationId, eventId, on));
  // What was called off while it was read is said to be gone; any other failure leaves what was read.
  const gone = error !== null && (event === undefined || isRefusal(error, 'not_found'));
  return (
    <>
      <PageHead title={gone ? t`Событие` : (event?.title ?? t`Событие`)} over={over} />
      {gone && (
        <Card>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </Card>
      )}
      {!gone && !event && <CardSkeleton height={420} />}
      {!gone && event && (
        <div className={classes.calendar}>
          <Card>
            <div className={classes.stack}>
              <EventDetails event={event} />
              <AnswerButtons event={event} />
            </div>
          </Card>
          <AddToCalendar {...event} />
        </div>
      )}
    </>
  );
}
