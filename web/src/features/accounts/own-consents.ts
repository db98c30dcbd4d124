import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { giveConsent, listConsents, withdrawConsent } from '#contract/accounts';
import type { DocumentId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listConsents>('GET', '/api/consents');
const give = endpoint<typeof giveConsent>('POST', '/api/consents');
const withdraw = endpoint<typeof withdrawConsent>('DELETE', '/api/consents/:documentId');

/** What this person agreed to, newest first. */
export const consentsQuery = queryOptions({ queryKey: ['accounts', 'consents'], queryFn: ({ signal }) => call(list, {}, { signal }) });

export function useConsentActs() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: consentsQuery.queryKey });
  return {
    give: useMutation({ mutationFn: (documentId: DocumentId) => call(give, { body: { documentId } }), onSettled }),
    withdraw: useMutation({ mutationFn: (documentId: DocumentId) => call(withdraw, { params: { documentId } }), onSettled }),
  };
}
