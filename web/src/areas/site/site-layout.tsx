import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { LegalFooter } from '#web/features/accounts/legal-footer.tsx';
import { PersonMenu } from '#web/features/accounts/person-menu.tsx';
import { useSession } from '#web/features/accounts/session.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { paths } from '#web/lib/paths.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import { Logo } from '#web/ui/logo.tsx';
import { SchemeButton, SchemeItem } from '#web/ui/scheme-switch.tsx';
import classes from './site-layout.module.css';

/** Header and footer of the public site. */
export function SiteLayout() {
  return (
    <div className={classes.site}>
      <header className={classes.header}>
        <Link to={paths.site.home()} className={classes.home} aria-label="ПрофПлюс">
          <Logo size={32} />
        </Link>
        <nav className={classes.nav}>
          <Link to={paths.site.organizations()} className={classes.link}>
            <Trans>Юридическим лицам</Trans>
          </Link>
        </nav>
        <div className={classes.tools}>
          <span className={classes.scheme}>
            <SchemeButton />
          </span>
          <Entrance />
          <PhoneMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <LegalFooter />
    </div>
  );
}

/** «Вход/Регистрация», or the person's name; of the same width while it is not known which. */
function Entrance() {
  const person = useSession();
  const cabinets = useCabinets(Boolean(person));
  if (person === undefined) return <span className={classes.unknown} />;
  if (person === null) {
    return (
      <ButtonLink to={paths.site.signIn()}>
        <Trans>Вход/Регистрация</Trans>
      </ButtonLink>
    );
  }
  return <PersonMenu person={person} cabinet={cabinets.length > 0 ? paths.cabinet.choose() : undefined} />;
}

function PhoneMenu() {
  const { t } = useLingui();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon className={classes.burger ?? ''} variant="subtle" color="gray" c="var(--ink)" size="lg" aria-label={t`Меню`}>
          <IconMenu2 size={22} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={paths.site.organizations()}>
          <Trans>Юридическим лицам</Trans>
        </Menu.Item>
        <SchemeItem />
      </Menu.Dropdown>
    </Menu>
  );
}
