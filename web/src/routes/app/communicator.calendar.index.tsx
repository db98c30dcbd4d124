import { createFileRoute } from '@tanstack/react-router';
import { CalendarPage } from '#web/areas/member/calendar-page.tsx';
import { readMemberView } from '#web/features/calendar/calendar-view.ts';

export const Route = createFileRoute('/app/communicator/calendar/')({ validateSearch: readMemberView, component: CalendarPage });
