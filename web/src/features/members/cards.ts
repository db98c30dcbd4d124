import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { bindCard, listCards } from '#contract/members';
import { call, endpoint } from '#web/lib/call.ts';
import { membershipsQuery } from './memberships.ts';

const list = endpoint<typeof listCards>('GET', '/api/cards');
const bind = endpoint<typeof bindCard>('POST', '/api/cards');

/** Own cards. */
export const cardsQuery = queryOptions({ queryKey: ['members', 'cards'], queryFn: ({ signal }) => call(list, {}, { signal }) });

/** Binds a card: the person becomes a member of its organisation, and everything that hangs on it is asked for anew. */
export function useBindCard() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ number, idempotencyKey }: { number: string; idempotencyKey: string }) =>
      call(bind, { body: { number } }, { idempotencyKey }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: cardsQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: membershipsQuery.queryKey }),
      ]),
  });
}
