import { useLingui } from '@lingui/react/macro';
import { ConsentList } from '#web/features/accounts/consent-list.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** What this person agreed to: which text, which version, when; and the way back. */
export function ConsentsPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead
        title={t`Согласия`}
        over={<BackLink to={paths.member.profile()}>{t`Профиль`}</BackLink>}
        under={t`Что вы приняли, в какой редакции и когда`}
      />
      <ConsentList />
    </>
  );
}
