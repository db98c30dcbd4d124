import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DocumentKind, getDocument, listDocuments, publishDocument } from '#contract/accounts';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listDocuments>('GET', '/api/documents');
const get = endpoint<typeof getDocument>('GET', '/api/documents/:kind');
const publish = endpoint<typeof publishDocument>('POST', '/api/operator/documents');

const KEY = ['accounts', 'documents'];

/** The legal documents in force. */
export const documentsQuery = queryOptions({ queryKey: KEY, queryFn: ({ signal }) => call(list, {}, { signal }), staleTime: 300_000 });

/** The text of one. */
export const documentQuery = (kind: DocumentKind) =>
  queryOptions({ queryKey: [...KEY, kind], queryFn: ({ signal }) => call(get, { params: { kind } }, { signal }), staleTime: 300_000 });

export function usePublishDocument() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: Input<typeof publishDocument>['body']; idempotencyKey: string }) =>
      call(publish, { body }, { idempotencyKey }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
