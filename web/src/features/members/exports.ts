import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Export, getExport, listExports, repeatExport, startExport } from '#contract/exports';
import type { ExportId, OrganizationId } from '#contract/ids';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const start = endpoint<typeof startExport>('POST', '/api/organizations/:organizationId/exports');
const repeat = endpoint<typeof repeatExport>('POST', '/api/organizations/:organizationId/exports/:exportId/repeat');
const list = endpoint<typeof listExports>('GET', '/api/organizations/:organizationId/exports');
const get = endpoint<typeof getExport>('GET', '/api/organizations/:organizationId/exports/:exportId');

const keyOf = (organizationId: OrganizationId) => ['exports', organizationId];
export type ExportBody = Input<typeof startExport>['body'];

/** Progress is asked for as well as told: a hint may be lost. */
const ASK_EVERY_MS = 3_000;
const isRunning = ({ state }: Export): boolean => state === 'waiting' || state === 'writing';

/** Own exports, newest first. */
export const exportsQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(organizationId), 'list'],
    queryFn: ({ signal, pageParam }) =>
      call(list, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isRunning)) ? ASK_EVERY_MS : false),
  });

export const exportQuery = (organizationId: OrganizationId, exportId: ExportId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), exportId],
    queryFn: ({ signal }) => call(get, { params: { organizationId, exportId } }, { signal }),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? ASK_EVERY_MS : false),
  });

/** Has a file made. */
export function useStartExport(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: ExportBody; idempotencyKey: string }) =>
      call(start, { params: { organizationId }, body }, { idempotencyKey }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(organizationId) }),
  });
}

/** «Повторить»: a new export takes the failed one's place. */
export function useRepeatExport(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Export) => call(repeat, { params: { organizationId, exportId: id } }, { idempotencyKey: `repeat-${id}` }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(organizationId) }),
  });
}

/** An own export moved on: what shows it is asked anew. */
export function useExportsLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(() => {
    const queryKey = keyOf(organizationId);
    return realtime.subscribe('members.export', (event) => {
      // A large file tells of itself twice a second: an answer on its way is waited for.
      if (event.organizationId === organizationId) void queryClient.invalidateQueries({ queryKey }, { cancelRefetch: false });
    });
  }, [queryClient, organizationId]);
}

/** Where the browser fetches the file. */
export const exportFile = (organizationId: OrganizationId, { id }: Export): string =>
  `/api/organizations/${organizationId}/exports/${id}/file`;
