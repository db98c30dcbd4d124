import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { realtime } from '#web/lib/realtime.ts';
import { keyOf, moving, taskKey } from './tasks.ts';

/** For the layouts: keeps what is known of organisations' tasks true. While a card is on its way the board waits: the move's end asks anew. */
export function useTasksLive() {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      realtime.subscribe('tasks.changed', ({ organizationId, taskId, change }) => {
        const anew = (...part: string[]) => void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), ...part] });
        anew('list');
        anew('nearest');
        if (change === 'deleted' || change === 'created') anew('deleted');
        if (!moving(queryClient, organizationId)) anew('board');
        void queryClient.invalidateQueries({ queryKey: taskKey(organizationId, taskId) });
        anew('history', taskId);
        if (change === 'commented') anew('comments', taskId);
      }),
    [queryClient],
  );
}
