import { useLingui } from '@lingui/react/macro';
import { PageHead } from '#web/ui/page-head.tsx';

export function ResetPage() {
  const { t } = useLingui();
  return <PageHead title={t`Восстановление пароля`} />;
}
