import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { realtime } from '#web/lib/realtime.ts';
import { membershipsQuery } from './memberships.ts';

/** A role, a card or a membership of this person changed: what they may see has to be asked anew. */
export function useAccessLive() {
  const queryClient = useQueryClient();
  useEffect(
    () => realtime.subscribe('members.access-changed', () => void queryClient.invalidateQueries({ queryKey: membershipsQuery.queryKey })),
    [queryClient],
  );
}
