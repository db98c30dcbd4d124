import '#web/ui/mantine-desk.ts';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconBuilding, IconKey } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { PersonMenu } from '#web/features/accounts/person-menu.tsx';
import { useSession } from '#web/features/accounts/session.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { roleLabels } from '#web/features/members/role-label.ts';
import { paths } from '#web/lib/paths.ts';
import { Card } from '#web/ui/card.tsx';
import { LanguageButton } from '#web/ui/language-switch.tsx';
import { LinkList } from '#web/ui/link-list.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { Logo } from '#web/ui/logo.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import { SchemeButton } from '#web/ui/scheme-switch.tsx';
import { EmptyState } from '#web/ui/states.tsx';
import classes from './choose-page.module.css';

/** Which cabinet to enter, for those who have several; how to get one, for those who have none. */
export function ChoosePage() {
  const { t } = useLingui();
  const person = useSession();
  const cabinets = useCabinets(true);
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Link to={paths.site.home()} className={classes.home} aria-label="ПрофПлюс">
          <Logo size={30} />
        </Link>
        <LanguageButton />
        <SchemeButton />
        {person && <PersonMenu person={person} />}
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        {cabinets.length > 0 ? (
          <>
            <PageHead title={t`Кабинет организации`} under={t`Выберите, с какой организацией работать`} />
            <LinkList
              label={t`Организации`}
              items={cabinets.map(({ organizationId, organizationName, role }) => ({
                to: paths.cabinet.profile(organizationId),
                label: organizationName,
                icon: IconBuilding,
                under: t(roleLabels[role]),
              }))}
            />
          </>
        ) : (
          <>
            <PageHead title={t`Кабинет организации`} />
            <Card>
              <EmptyState
                icon={IconKey}
                title={t`Кабинета у вас пока нет`}
                text={t`Его получает руководитель организации по заявке. Администраторов назначает руководитель.`}
                action={
                  <ButtonLink to={paths.site.organizations()}>
                    <Trans>Заявка на доступ</Trans>
                  </ButtonLink>
                }
              />
            </Card>
          </>
        )}
      </main>
    </div>
  );
}
