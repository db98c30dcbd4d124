import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Membership } from '#contract/members';
import { Card } from '#web/ui/card.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import { useCurrentOrganization } from './current-organization.ts';

// Most have their card: they need no forms to see the first page.
const BindCardForm = lazy(async () => ({ default: (await import('./bind-card-form.tsx')).BindCardForm }));

/** What needs an organisation: shows it for the chosen one, or the way to the first: binding a card. */
export function NeedsOrganization({ children }: { children: (membership: Membership) => ReactNode }) {
  const { t } = useLingui();
  const { current } = useCurrentOrganization();
  if (current !== null) return children(current);
  return (
    <Card>
      <EmptyState
        icon={IconId}
        title={t`Карта ещё не привязана`}
        text={t`Привяжите карту своей организации: откроются её новости, голосования и ваш электронный билет.`}
      />
      <Suspense fallback={<FormSkeleton fields={1} />}>
        <BindCardForm />
      </Suspense>
    </Card>
  );
}

/** For those who belong to several organisations. */
export function OrganizationChoice() {
  const { t } = useLingui();
  const { current, all, choose } = useCurrentOrganization();
  if (current === null || all.length < 2) return null;
  return (
    <NativeSelect
      aria-label={t`Организация`}
      data={all.map(({ organizationId, organizationName }) => ({ value: organizationId, label: organizationName }))}
      value={current.organizationId}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
      mb="md"
    />
  );
}
