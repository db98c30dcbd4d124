import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { EventId, OrganizationId } from '#contract/ids';
import { AttendanceDesk } from '#web/features/calendar/attendance-desk.tsx';
import { eventQuery } from '#web/features/calendar/calendar.ts';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Card } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { ErrorState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/calendar/$eventId/$on/attendance');

/** Who has come to an event: cards are read at the door. */
export function AttendancePage() {
  const { t } = useLingui();
  const params = route.useParams();
  const organizationId = params.organizationId as OrganizationId;
  const eventId = params.eventId as EventId;
  const { data: event, error, refetch } = useQuery(eventQuery(organizationId, eventId, params.on));
  return (
    <>
      <PageHead
        title={t`Кто пришёл`}
        over={
          <BackLink to={paths.cabinet.event(organizationId, eventId, params.on)}>
            {event?.title ?? <Trans>Календарь событий</Trans>}
          </BackLink>
        }
      />
      {error && !event ? (
        <Card>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </Card>
      ) : (
        <AttendanceDesk organizationId={organizationId} eventId={eventId} on={params.on} />
      )}
    </>
  );
}
