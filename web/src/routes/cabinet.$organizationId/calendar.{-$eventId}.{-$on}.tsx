import { createFileRoute } from '@tanstack/react-router';
import { CalendarPage } from '#web/areas/cabinet/calendar-page.tsx';
import { readCalendarView } from '#web/features/calendar/calendar-view.ts';

export const Route = createFileRoute('/cabinet/$organizationId/calendar/{-$eventId}/{-$on}')({
  validateSearch: readCalendarView,
  component: CalendarPage,
});
