import { useTabDraft } from '#web/ui/use-tab-draft.ts';

/** The phone that was typed last: sign-in, sign-up and reset pass it to each other without putting it into an address. */
export function useKeptPhone() {
  const [{ phone }, change] = useTabDraft('phone', { phone: '' });
  return [phone, change] as const;
}
