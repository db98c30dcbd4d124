import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { signOut } from '#contract/accounts';
import { call, endpoint } from '#web/lib/call.ts';
import { paths } from '#web/lib/paths.ts';
import { useForgetPerson } from './forget-person.ts';

const end = endpoint<typeof signOut>('DELETE', '/api/session');

/** «Выйти»: ends the session and leaves nothing of the person in this browser. */
export function useSignOut() {
  const forgetPerson = useForgetPerson();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(end, {}),
    onSuccess: async () => {
      await forgetPerson();
      // What was typed belongs to nobody now: no page may hold on to it.
      await navigate({ to: paths.site.home(), ignoreBlocker: true });
    },
  });
}
