import { createFileRoute } from '@tanstack/react-router';
import { NotificationsPage } from '#web/areas/cabinet/notifications-page.tsx';
import { notificationsQuery } from '#web/features/notifications/notifications.ts';

export const Route = createFileRoute('/cabinet/$organizationId/notifications')({
  component: NotificationsPage,
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(notificationsQuery),
});
