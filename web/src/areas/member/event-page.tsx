import { Trans } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { EventId } from '#contract/ids';
import { EventPage as Event } from '#web/features/calendar/event-page.tsx';
import { NeedsOrganization } from '#web/features/members/needs-organization.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';

const route = getRouteApi('/app/communicator/calendar/$eventId/{-$on}');

/** One event, where a notification leads. */
export function EventPage() {
  const { eventId, on } = route.useParams();
  return (
    <NeedsOrganization>
      {({ organizationId }) => (
        <Event
          key={`${organizationId} ${eventId} ${on}`}
          organizationId={organizationId}
          eventId={eventId as EventId}
          on={on}
          over={
            <BackLink to={paths.member.calendar()}>
              <Trans>Календарь событий</Trans>
            </BackLink>
          }
        />
      )}
    </NeedsOrganization>
  );
}
