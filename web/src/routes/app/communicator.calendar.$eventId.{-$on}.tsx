import { createFileRoute } from '@tanstack/react-router';
import { EventPage } from '#web/areas/member/event-page.tsx';

export const Route = createFileRoute('/app/communicator/calendar/$eventId/{-$on}')({ component: EventPage });
