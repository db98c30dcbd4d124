import { useLingui } from '@lingui/react/macro';
import { PageHead } from '#web/ui/page-head.tsx';

export function SessionsPage() {
  const { t } = useLingui();
  return <PageHead title={t`Устройства и сеансы`} />;
}
