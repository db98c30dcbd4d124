import { useLingui } from '@lingui/react/macro';
import { PageHead } from '#web/ui/page-head.tsx';

export function HomePage() {
  const { t } = useLingui();
  return <PageHead title={t`Корпоративные скидки и полезные сервисы`} />;
}
