import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { signOut } from '#contract/accounts';
import { call, endpoint } from '#web/lib/call.ts';
import { forgetDrafts } from '#web/lib/drafts.ts';
import { forgetOfflineData } from '#web/lib/offline-data.ts';
import { paths } from '#web/lib/paths.ts';
import { realtime } from '#web/lib/realtime.ts';
import { sessionQuery } from './session.ts';

const end = endpoint<typeof signOut>('DELETE', '/api/session');

/** «Выйти»: ends the session and leaves nothing of the person in this browser. */
export function useSignOut() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(end, {}),
    onSuccess: async () => {
      realtime.stop();
      forgetDrafts();
      await forgetOfflineData();
      // The session's query stays: the header watches it.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
      queryClient.setQueryData(sessionQuery.queryKey, { person: null });
      await navigate({ to: paths.site.home() });
    },
  });
}
