import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { keyOf } from './greetings.ts';

/** For the layouts: keeps birthdays and greetings true: somebody was greeted, the text is another, a member came or went. */
export function useGreetingsLive() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const refresh = (organizationId: OrganizationId, ...part: string[]) =>
      void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), ...part] });
    const ends = [
      realtime.subscribe('greetings.changed', ({ organizationId }) => refresh(organizationId)),
      realtime.subscribe('members.changed', ({ organizationId }) => refresh(organizationId, 'birthdays')),
      // One's own comes as a notification.
      realtime.subscribe('notifications.changed', () => {
        void queryClient.invalidateQueries({ predicate: ({ queryKey: [what, , part] }) => what === 'greetings' && part === 'own' });
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient]);
}
