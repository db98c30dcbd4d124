import { createFileRoute } from '@tanstack/react-router';
import { AttendancePage } from '#web/areas/cabinet/attendance-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/calendar/$eventId/$on/attendance')({ component: AttendancePage });
