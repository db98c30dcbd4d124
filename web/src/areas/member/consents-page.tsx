import { useLingui } from '@lingui/react/macro';
import { ConsentList } from '#web/features/accounts/consent-list.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** What this person agreed to: which text, which version, when; and the way back. */
export function ConsentsPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`Согласия`} under={t`Что вы приняли, в какой редакции и когда`} />
      <ConsentList />
    </>
  );
}
