import { infiniteQueryOptions } from '@tanstack/react-query';
import type { listErasures } from '#contract/personal-data';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listErasures>('GET', '/api/operator/erasures');

/** Erasures of accounts, newest first. */
export const erasuresQuery = infiniteQueryOptions({
  queryKey: ['accounts', 'erasures'],
  queryFn: ({ pageParam, signal }) => call(list, { query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});

/** Where an act is saved from. */
export const actAddress = (erasureId: string): string => `/api/operator/erasures/${erasureId}/act`;
