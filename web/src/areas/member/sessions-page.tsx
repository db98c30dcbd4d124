import { useLingui } from '@lingui/react/macro';
import { ChangePasswordForm } from '#web/features/accounts/change-password-form.tsx';
import { SessionList } from '#web/features/accounts/session-list.tsx';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { Section } from '#web/ui/card.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import classes from './member-page.module.css';

/** Devices and the password. */
export function SessionsPage() {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`Безопасность`} over={<BackLink to={paths.member.profile()}>{t`Профиль`}</BackLink>} />
      <div className={classes.stack}>
        <SessionList />
        <Section title={t`Пароль`}>
          <ChangePasswordForm />
        </Section>
      </div>
    </>
  );
}
