import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { changePassword, endOtherSessions, endSession, listSessions } from '#contract/accounts';
import type { SessionId } from '#contract/ids';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listSessions>('GET', '/api/sessions');
const end = endpoint<typeof endSession>('DELETE', '/api/sessions/:sessionId');
const endOthers = endpoint<typeof endOtherSessions>('DELETE', '/api/sessions');
const change = endpoint<typeof changePassword>('POST', '/api/password');

/** Where this person is signed in. */
export const ownSessionsQuery = queryOptions({ queryKey: ['accounts', 'sessions'], queryFn: ({ signal }) => call(list, {}, { signal }) });

export function useEndSessions() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
  return {
    one: useMutation({ mutationFn: (sessionId: SessionId) => call(end, { params: { sessionId } }), onSettled }),
    others: useMutation({ mutationFn: () => call(endOthers, {}), onSettled }),
  };
}

/** A new password; all other sessions end with it. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Input<typeof changePassword>['body']) => call(change, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
}
