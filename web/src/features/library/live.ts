import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { libraryKey } from './library.ts';

/** Hundreds of uploads tell of themselves one by one: what is shown is asked for anew once for a burst of them. */
const GATHER = 400;

/** Keeps what is shown of an organisation's library true. */
export function useLibraryLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      void queryClient.invalidateQueries({ queryKey: libraryKey(organizationId) });
    };
    const end = realtime.subscribe('library.changed', (event) => {
      if (event.organizationId === organizationId) timer ??= setTimeout(refresh, GATHER);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [queryClient, organizationId]);
}
