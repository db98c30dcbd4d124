import '@fontsource-variable/golos-text';
import '#web/ui/mantine-base.ts';
import '#web/ui/app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { sessionQuery } from '#web/features/accounts/session.ts';
import { whenUnauthenticated } from '#web/lib/call.ts';
import { activate, storedLocale } from '#web/lib/i18n.ts';
import { forgetOfflineData } from '#web/lib/offline-data.ts';
import { reloadWhenStale } from '#web/lib/stale-page.ts';
import { UiProvider } from '#web/ui/provider.tsx';
import { tellScrollbarWidth } from '#web/ui/scrollbar-width.ts';
import { makeQueryClient } from './query.ts';
import { makeRouter } from './router.tsx';

reloadWhenStale();
const queryClient = makeQueryClient();
const router = makeRouter(queryClient);

// The session ended elsewhere: the guards of the routes decide anew, and lead to the sign-in where one is needed.
whenUnauthenticated(() => {
  queryClient.setQueryData(sessionQuery.queryKey, { person: null });
  void forgetOfflineData();
  void router.invalidate();
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

tellScrollbarWidth();
// The first page is there before React takes the place of the frame that index.html shows meanwhile.
await Promise.all([activate(storedLocale()), router.load()]);
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <UiProvider>
        <RouterProvider router={router} />
      </UiProvider>
    </QueryClientProvider>
  </StrictMode>,
);
