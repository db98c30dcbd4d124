import { createFileRoute } from '@tanstack/react-router';
import { DeletedEventsPage } from '#web/areas/cabinet/deleted-events-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/calendar/deleted')({ component: DeletedEventsPage });
