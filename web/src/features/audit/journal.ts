import { infiniteQueryOptions } from '@tanstack/react-query';
import type { listAuditEntries } from '#contract/audit';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listAuditEntries>('GET', '/api/operator/journal');

/** The journal, newest first; of one action when it is named. */
export const journalQuery = (action: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'journal', action],
    queryFn: ({ pageParam, signal }) =>
      call(list, { query: { ...(action === '' ? {} : { action }), ...(pageParam === '' ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
