import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { OrganizationId } from '#contract/ids';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { greetingSettingsQuery } from './greetings.ts';

// With the contract's schemas, which nothing else on the dashboard needs.
const GreetingForm = lazy(() => import('./greeting-form.tsx'));

interface Props {
  organizationId: OrganizationId;
  /** Whose name stands in the preview. */
  sample: { lastName: string; firstName: string; patronymic: string };
}

/** What the organisation wishes on birthdays, to read and to change. */
export function GreetingPanel({ organizationId, sample }: Props) {
  const { data, error, refetch } = useQuery(greetingSettingsQuery(organizationId));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <FormSkeleton fields={3} />;
  return (
    <Suspense fallback={<FormSkeleton fields={3} />}>
      <GreetingForm organizationId={organizationId} settings={data} sample={sample} />
    </Suspense>
  );
}
