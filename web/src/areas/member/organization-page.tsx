import { useLingui } from '@lingui/react/macro';
import { PageHead } from '#web/ui/page-head.tsx';

export function OrganizationPage() {
  const { t } = useLingui();
  return <PageHead title={t`Информация об организации`} />;
}
