import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { askAnew } from '#web/lib/ask-anew.ts';
import { forgetOfflineData } from '#web/lib/offline-data.ts';
import { realtime } from '#web/lib/realtime.ts';
import { membershipsQuery } from './memberships.ts';

/**
 * A role, a card or a membership of this person changed: what they may see is asked anew, what they may no longer see is forgotten. Looked
 * for as well where a word of it may have been lost.
 */
export function useAccessLive() {
  const queryClient = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    /** Gives whether anything was lost. */
    const forgetLost = async (): Promise<boolean> => {
      const before = accessOf(queryClient);
      await queryClient.refetchQueries({ queryKey: membershipsQuery.queryKey });
      const now = accessOf(queryClient);
      const lost = [...before].filter(([id, cabinet]) => !now.has(id) || (cabinet && !now.get(id))).map(([id]) => id);
      if (lost.length === 0) return false;
      await forgetOfflineData();
      // The guards of the open page first: what it may not show leaves the screen before its queries could be refused.
      await router.invalidate();
      queryClient.removeQueries({ predicate: ({ queryKey }) => lost.some((id) => queryKey.includes(id)) });
      return true;
    };
    const recheck = async () => {
      if (!(await forgetLost())) await router.invalidate();
      await askAnew(queryClient);
    };
    const ends = [
      realtime.subscribe('members.access-changed', () => void recheck()),
      // What is shown is asked for anew by the connection itself.
      realtime.onMissed(() => void forgetLost()),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient, router]);
}

/** The person's organisations, and whether each is the cabinet's too. */
const accessOf = (queryClient: QueryClient): ReadonlyMap<string, boolean> =>
  new Map(
    (queryClient.getQueryData(membershipsQuery.queryKey)?.items ?? []).map(({ organizationId, role }) => [
      organizationId,
      role !== 'member',
    ]),
  );
