import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { getProfile, updateProfile } from '#contract/accounts';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { sessionQuery } from './session.ts';

const get = endpoint<typeof getProfile>('GET', '/api/profile');
const update = endpoint<typeof updateProfile>('PUT', '/api/profile');

/** Own data. */
export const profileQuery = queryOptions({ queryKey: ['accounts', 'profile'], queryFn: ({ signal }) => call(get, {}, { signal }) });

export function useUpdateProfile() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: Input<typeof updateProfile>['body']; idempotencyKey: string }) =>
      call(update, { body }, { idempotencyKey }),
    onSuccess: (profile) => {
      queryClient.setQueryData(profileQuery.queryKey, profile);
      void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
    },
  });
}
