import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { organizationQuery } from '#web/features/organizations/organization.ts';
import { SettingsForm } from '#web/features/organizations/settings-form.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { FormSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';

const route = getRouteApi('/cabinet/$organizationId/settings');

/** «Настройки». What is typed stays while others save: the form begins anew only when asked to. */
export function SettingsPage() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const { data, error, refetch } = useQuery({ ...organizationQuery(organizationId), refetchOnWindowFocus: false });
  const [round, setRound] = useState(0);
  const reload = async () => {
    await refetch();
    setRound((last) => last + 1);
  };
  return (
    <>
      <PageHead title={t`Настройки`} under={t`Это видит каждый пользователь организации: на сайте и в приложении.`} />
      {data ? (
        <SettingsForm key={`${organizationId} ${round}`} organization={data} onReload={() => void reload()} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <FormSkeleton fields={8} />
      )}
    </>
  );
}
