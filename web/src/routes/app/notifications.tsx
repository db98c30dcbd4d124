import { createFileRoute } from '@tanstack/react-router';
import { NotificationsPage } from '#web/areas/member/notifications-page.tsx';
import { notificationsQuery } from '#web/features/notifications/notifications.ts';

export const Route = createFileRoute('/app/notifications')({
  component: NotificationsPage,
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(notificationsQuery),
});
