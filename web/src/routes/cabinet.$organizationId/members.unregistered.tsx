import { createFileRoute } from '@tanstack/react-router';
import { UnregisteredPage } from '#web/areas/cabinet/unregistered-page.tsx';
import { prefetchTableSettings } from '#web/features/members/table-settings.ts';
import { readUnregisteredView } from '#web/features/members/unregistered-view.ts';

export const Route = createFileRoute('/cabinet/$organizationId/members/unregistered')({
  validateSearch: readUnregisteredView,
  loader: ({ context }) => prefetchTableSettings(context.queryClient),
  component: UnregisteredPage,
});
