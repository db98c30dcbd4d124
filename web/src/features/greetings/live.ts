import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { keyOf } from './greetings.ts';

/** Keeps birthdays and greetings of an organisation true: somebody was greeted, the text is another, a member came or went. */
export function useGreetingsLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(() => {
    const refresh = (...part: string[]) => void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), ...part] });
    const ends = [
      realtime.subscribe('greetings.changed', (event) => event.organizationId === organizationId && refresh()),
      realtime.subscribe('members.changed', (event) => event.organizationId === organizationId && refresh('birthdays')),
      // One's own comes as a notification.
      realtime.subscribe('notifications.changed', () => refresh('own')),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient, organizationId]);
}
