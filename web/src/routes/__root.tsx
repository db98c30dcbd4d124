import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { useLiveConnection } from '#web/features/accounts/live.ts';
import { useAccessLive } from '#web/features/members/live.ts';
import { FailurePage, MissingPage, RootFrame } from '#web/ui/root-frame.tsx';

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  errorComponent: FailurePage,
  notFoundComponent: MissingPage,
});

function Root() {
  useLiveConnection();
  useAccessLive();
  return <RootFrame />;
}
