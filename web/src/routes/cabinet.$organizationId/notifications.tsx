import { createFileRoute } from '@tanstack/react-router';
import { NotificationsPage } from '#web/areas/cabinet/notifications-page.tsx';

export const Route = createFileRoute('/cabinet/$organizationId/notifications')({ component: NotificationsPage });
