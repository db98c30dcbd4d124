import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { EventId, OrganizationId } from '#contract/ids';
import { CalendarDesk } from '#web/features/calendar/calendar-desk.tsx';
import { organizationQuery } from '#web/features/organizations/organization.ts';
import { paths } from '#web/lib/paths.ts';
import { CardSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/calendar/{-$eventId}/{-$on}');

/** «Календарь событий»: the address says how it is looked at, where, and which event is open. */
export function CalendarPage() {
  const { eventId, on, ...params } = route.useParams();
  const organizationId = params.organizationId as OrganizationId;
  const view = route.useSearch();
  const navigate = useNavigate();
  const turn = route.useNavigate();
  const { data: organization, error, refetch } = useQuery(organizationQuery(organizationId));
  if (!organization) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton height={720} />;
  return (
    <CalendarDesk
      organizationId={organizationId}
      timeZone={organization.timeZone}
      view={view}
      onView={(change) => void turn({ search: (now) => ({ ...now, ...change }) })}
      opened={eventId === undefined ? null : { eventId: eventId as EventId, on }}
      onOpen={(event) =>
        void navigate({
          to: event ? paths.cabinet.event(organizationId, event.eventId, event.on) : paths.cabinet.calendar(organizationId),
          search: true,
        })
      }
      paths={{
        event: (row) => paths.cabinet.event(organizationId, row.eventId, row.on),
        attendance: (row) => paths.cabinet.attendance(organizationId, row.eventId, row.on),
        deleted: paths.cabinet.deletedEvents(organizationId),
      }}
    />
  );
}
