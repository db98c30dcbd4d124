import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { askAnew } from '#web/lib/ask-anew.ts';
import { realtime } from '#web/lib/realtime.ts';
import { sessionQuery, useSession } from './session.ts';

/** Keeps the page's one connection while somebody is signed in. Stands once, at the root. */
export function useLiveConnection() {
  const queryClient = useQueryClient();
  const personId = useSession()?.id;

  useEffect(() => {
    if (personId === undefined) return;
    const ends = [
      realtime.subscribe('accounts.session-ended', () => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })),
      realtime.onMissed(() => void askAnew(queryClient)),
    ];
    addEventListener('online', realtime.networkChanged);
    addEventListener('offline', realtime.networkChanged);
    realtime.start();
    return () => {
      realtime.stop();
      removeEventListener('online', realtime.networkChanged);
      removeEventListener('offline', realtime.networkChanged);
      for (const end of ends) end();
    };
  }, [personId, queryClient]);
}
