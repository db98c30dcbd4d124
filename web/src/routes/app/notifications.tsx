import { createFileRoute } from '@tanstack/react-router';
import { NotificationsPage } from '#web/areas/member/notifications-page.tsx';

export const Route = createFileRoute('/app/notifications')({ component: NotificationsPage });
