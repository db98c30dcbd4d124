import { QueryClient } from '@tanstack/react-query';

/**
 * Calls repeat themselves (`lib/call.ts`), so queries do not. `networkMode: always`, because without a network the service
 * worker may still have the answer. What failed is asked for anew when the network is back; the rest by the live connection.
 */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        networkMode: 'always',
        refetchOnReconnect: ({ state }) => state.status === 'error',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
