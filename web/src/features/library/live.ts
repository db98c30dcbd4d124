import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { libraryKey } from './library.ts';

/** Hundreds of uploads tell of themselves one by one: what is shown is asked for anew once for a burst of them. */
const GATHER = 400;

/** For the layouts: keeps what is known of organisations' libraries true. */
export function useLibraryLive() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const changed = new Set<OrganizationId>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      for (const organizationId of changed) void queryClient.invalidateQueries({ queryKey: libraryKey(organizationId) });
      changed.clear();
    };
    const end = realtime.subscribe('library.changed', ({ organizationId }) => {
      changed.add(organizationId);
      timer ??= setTimeout(refresh, GATHER);
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [queryClient]);
}
