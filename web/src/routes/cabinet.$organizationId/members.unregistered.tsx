import { createFileRoute } from '@tanstack/react-router';
import { UnregisteredPage } from '#web/areas/cabinet/unregistered-page.tsx';
import { readUnregisteredView } from '#web/features/members/unregistered-view.ts';

export const Route = createFileRoute('/cabinet/$organizationId/members/unregistered')({
  validateSearch: readUnregisteredView,
  component: UnregisteredPage,
});
