import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { realtime } from '#web/lib/realtime.ts';
import { refreshKept } from './kept-files.ts';
import { keptQuery } from './kept-query.ts';

/** Many files change in one burst: the kept ones are looked through once for it. */
const GATHER = 1_000;

/** Newer contents and lost rights reach the kept files, whatever page is open: at the start, and whenever a library says that it changed. */
export function useRefreshKept(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      void refreshKept().then((changed) => {
        if (changed) void queryClient.invalidateQueries({ queryKey: keptQuery.queryKey });
      });
    };
    const soon = () => {
      timer ??= setTimeout(refresh, GATHER);
    };
    refresh();
    addEventListener('online', soon);
    const ends = [realtime.subscribe('library.changed', soon), realtime.subscribe('members.access-changed', soon)];
    return () => {
      clearTimeout(timer);
      removeEventListener('online', soon);
      for (const end of ends) end();
    };
  }, [queryClient]);
}
