import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { moving } from './moves.ts';
import { keyOf, taskKey } from './tasks.ts';

/** Keeps what is shown of an organisation's tasks true. While a card is on its way the board waits: the move's end asks anew. */
export function useTasksLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      realtime.subscribe('tasks.changed', ({ organizationId: of, taskId, change }) => {
        if (of !== organizationId) return;
        const anew = (...part: string[]) => void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), ...part] });
        anew('list');
        anew('nearest');
        if (change === 'deleted' || change === 'created') anew('deleted');
        if (!moving(queryClient, organizationId)) anew('board');
        void queryClient.invalidateQueries({ queryKey: taskKey(organizationId, taskId) });
        anew('history', taskId);
        if (change === 'commented') anew('comments', taskId);
      }),
    [queryClient, organizationId],
  );
}
