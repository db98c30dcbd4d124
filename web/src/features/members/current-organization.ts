import { useLocalStorage } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Membership } from '#contract/members';
import { membershipsQuery } from './memberships.ts';

/** Which of their organisations a person looks at in the members' app: the chosen one, else the first; null without any. */
export function useCurrentOrganization() {
  const { data } = useSuspenseQuery(membershipsQuery);
  const [chosen, choose] = useLocalStorage<string>({ key: 'organization', defaultValue: '', getInitialValueInEffect: false });
  const current: Membership | null = data.items.find(({ organizationId }) => organizationId === chosen) ?? data.items[0] ?? null;
  return { current, all: data.items, choose };
}
