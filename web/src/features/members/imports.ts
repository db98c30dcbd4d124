import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { FileId, ImportId, OrganizationId } from '#contract/ids';
import type {
  applyImport,
  chooseColumns,
  discardImport,
  getImport,
  Import,
  ImportField,
  ImportState,
  ImportVerdict,
  listImportRows,
  listImports,
  startImport,
  undoImport,
} from '#contract/imports';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';

const start = endpoint<typeof startImport>('POST', '/api/organizations/:organizationId/imports');
const list = endpoint<typeof listImports>('GET', '/api/organizations/:organizationId/imports');
const get = endpoint<typeof getImport>('GET', '/api/organizations/:organizationId/imports/:importId');
const choose = endpoint<typeof chooseColumns>('PUT', '/api/organizations/:organizationId/imports/:importId/columns');
const rows = endpoint<typeof listImportRows>('GET', '/api/organizations/:organizationId/imports/:importId/rows');
const apply = endpoint<typeof applyImport>('POST', '/api/organizations/:organizationId/imports/:importId/apply');
const undo = endpoint<typeof undoImport>('POST', '/api/organizations/:organizationId/imports/:importId/undo');
const discard = endpoint<typeof discardImport>('DELETE', '/api/organizations/:organizationId/imports/:importId');

export const reportPath = (organizationId: OrganizationId, importId: ImportId) =>
  `/api/organizations/${organizationId}/imports/${importId}/report`;
export const templatePath = (organizationId: OrganizationId) => `/api/organizations/${organizationId}/import-template`;

const RUNNING: readonly ImportState[] = ['reading', 'checking', 'applying', 'undoing'];
export const isRunning = ({ state }: { state: ImportState }): boolean => RUNNING.includes(state);
/** The one import that an organisation has on its way. */
export const isOpen = ({ state }: { state: ImportState }): boolean => isRunning({ state }) || state === 'columns' || state === 'checked';

/** Events are hints: while a job is at work the state is asked for as well. */
const ASK_EVERY = 2_000;
const keyOf = (organizationId: OrganizationId) => ['members', organizationId, 'imports'];

export const importsQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(organizationId), 'list'],
    queryFn: ({ pageParam, signal }) =>
      call(list, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const importQuery = (organizationId: OrganizationId, importId: ImportId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), importId],
    queryFn: ({ signal }) => call(get, { params: { organizationId, importId } }, { signal }),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isRunning(data) ? ASK_EVERY : false),
  });

/** The preview; `version` tells one check from another. */
export const importRowsQuery = (organizationId: OrganizationId, item: Pick<Import, 'id' | 'version'>, verdict: ImportVerdict | '') =>
  infiniteQueryOptions({
    queryKey: [...keyOf(organizationId), item.id, 'rows', item.version, verdict],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 50, ...(verdict === '' ? {} : { verdict }), ...(pageParam === '' ? {} : { after: pageParam }) };
      return call(rows, { params: { organizationId, importId: item.id }, query }, { signal });
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** What may be done with imports. */
export function useImportActs(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const put = (item: Import) => queryClient.setQueryData(importQuery(organizationId, item.id).queryKey, item);
  const renew = () => void queryClient.invalidateQueries({ queryKey: keyOf(organizationId) });
  const params = (importId: ImportId) => ({ params: { organizationId, importId } });
  return {
    start: useMutation({
      mutationFn: (fileId: FileId) => call(start, { params: { organizationId }, body: { fileId } }),
      onSuccess: put,
      onSettled: renew,
    }),
    choose: useMutation({
      mutationFn: ({ importId, columns }: { importId: ImportId; columns: (ImportField | null)[] }) =>
        call(choose, { ...params(importId), body: { columns } }),
      onSuccess: put,
      onError: renew,
    }),
    apply: useMutation({
      mutationFn: ({ id, version }: Pick<Import, 'id' | 'version'>) => call(apply, { ...params(id), body: { version } }),
      onSuccess: put,
      onError: renew,
    }),
    undo: useMutation({ mutationFn: (importId: ImportId) => call(undo, params(importId)), onSuccess: put, onSettled: renew }),
    discard: useMutation({ mutationFn: (importId: ImportId) => call(discard, params(importId)), onSettled: renew }),
  };
}

/** Moves the bars of running imports, and asks anew for what came to another state. */
export function useImportLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(
    () =>
      realtime.subscribe('members.import', ({ organizationId: whose, importId, state, rows: all, done }) => {
        if (whose !== organizationId) return;
        const { queryKey } = importQuery(organizationId, importId);
        const shown = queryClient.getQueryData(queryKey);
        if (shown?.state === state) queryClient.setQueryData(queryKey, { ...shown, done, rows: all });
        // Of many at once one answer is waited for and one more asked for, none cut off.
        else void queryClient.invalidateQueries({ queryKey: keyOf(organizationId) }, { cancelRefetch: false });
      }),
    [queryClient, organizationId],
  );
}
