import type { QueryClient } from '@tanstack/react-query';
import { createRouter, defaultStringifySearch } from '@tanstack/react-router';
import { withoutEmpty } from '#web/lib/search.ts';
import { FailurePage } from '#web/ui/root-frame.tsx';
import { routeTree } from './route-tree.gen.ts';

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // The cache of queries decides what is fresh, not the router's own.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 250,
    defaultErrorComponent: FailurePage,
    scrollRestoration: true,
    stringifySearch: (search) => defaultStringifySearch(withoutEmpty(search)),
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
