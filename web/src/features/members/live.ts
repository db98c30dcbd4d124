import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { forgetOfflineData } from '#web/lib/offline-data.ts';
import { realtime } from '#web/lib/realtime.ts';
import { membershipsQuery } from './memberships.ts';

/** A role, a card or a membership of this person changed: what they may see is asked anew, what they may no longer see is forgotten. */
export function useAccessLive() {
  const queryClient = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const recheck = async () => {
      const before = organizationsOf(queryClient);
      await queryClient.refetchQueries({ queryKey: membershipsQuery.queryKey });
      const now = organizationsOf(queryClient);
      const lost = before.filter((id) => !now.includes(id));
      if (lost.length > 0) await forgetOfflineData();
      // The guards of the open page first: what it may not show leaves the screen before its queries could be refused.
      await router.invalidate();
      queryClient.removeQueries({ predicate: ({ queryKey }) => lost.some((id) => queryKey.includes(id)) });
      await queryClient.invalidateQueries();
    };
    return realtime.subscribe('members.access-changed', () => void recheck());
  }, [queryClient, router]);
}

const organizationsOf = (queryClient: QueryClient): readonly string[] =>
  queryClient.getQueryData(membershipsQuery.queryKey)?.items.map(({ organizationId }) => organizationId) ?? [];
