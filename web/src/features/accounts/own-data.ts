import { useMutation } from '@tanstack/react-query';
import type { eraseAccount } from '#contract/personal-data';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { useForgetPerson } from './forget-person.ts';

const erase = endpoint<typeof eraseAccount>('POST', '/api/profile/erase');

/** Where the browser saves own data from. */
export const ownDataAddress = (format: 'html' | 'json'): string => `/api/profile/personal-data?format=${format}`;

/** The act of an erasure, as the last page keeps it: the address is secret, so it travels in the history's state and not in the URL. */
export interface ErasureAct {
  readonly act: string;
  readonly until: string;
}
declare module '@tanstack/react-router' {
  interface HistoryState {
    erasure?: ErasureAct;
  }
}

/** Erases the account; gives where the act lies. */
export function useEraseAccount() {
  const forgetPerson = useForgetPerson();
  return useMutation({
    mutationFn: (body: Input<typeof eraseAccount>['body']): Promise<ErasureAct> => call(erase, { body }),
    onSuccess: forgetPerson,
  });
}
