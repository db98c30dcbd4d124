import { useQueryClient } from '@tanstack/react-query';
import { forgetDrafts } from '#web/lib/drafts.ts';
import { forgetOfflineData } from '#web/lib/offline-data.ts';
import { realtime } from '#web/lib/realtime.ts';
import { forgetTicks } from '#web/ui/use-selection.ts';
import { sessionQuery } from './session.ts';

/** Leaves nothing of the person in this browser, once the session has ended. */
export function useForgetPerson(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    realtime.stop();
    forgetTicks();
    await forgetDrafts();
    await forgetOfflineData();
    // The session's query stays: the header watches it.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    queryClient.setQueryData(sessionQuery.queryKey, { person: null });
  };
}
