import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { LegalFooter } from '#web/features/accounts/legal-footer.tsx';
import { sessionQuery } from '#web/features/accounts/session.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { paths } from '#web/lib/paths.ts';
import { LanguageButton } from '#web/ui/language-switch.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { Logo } from '#web/ui/logo.tsx';
import { SchemeButton } from '#web/ui/scheme-switch.tsx';
import classes from './site-layout.module.css';

const PersonMenu = lazy(async () => ({ default: (await import('#web/features/accounts/person-menu.tsx')).PersonMenu }));

/** Header and footer of the public site. */
export function SiteLayout() {
  const { t } = useLingui();
  return (
    <div className={classes.site}>
      <header className={classes.header}>
        <Link to={paths.site.home()} className={classes.home} aria-label="ПрофПлюс">
          <Logo size={30} />
        </Link>
        <nav className={classes.nav} aria-label={t`Разделы`}>
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

const ENTRANCES = [paths.site.signIn(), paths.site.signUp(), paths.site.reset()];

/** «Вход/Регистрация», or the person's name; of the same width while it is not known which. */
function Entrance() {
  const { data, isError } = useQuery(sessionQuery);
  const here = useLocation({ select: ({ pathname }) => pathname });
  const person = data?.person ?? null;
  const cabinets = useCabinets(person !== null);
  if (data === undefined && !isError) return <span className={classes.unknown} />;
  if (person === null) {
    const entering = ENTRANCES.includes(here);
    const next = entering || here === paths.site.home() ? '' : here;
    return (
      <ButtonLink to={paths.site.signIn()} search={{ next }} variant={entering ? 'default' : 'filled'} px={16}>
        <Trans>Вход/Регистрация</Trans>
      </ButtonLink>
    );
  }
  return (
    <Suspense fallback={<span className={classes.unknown} />}>
      <PersonMenu person={person} cabinet={cabinets.length > 0 ? paths.cabinet.choose() : undefined} />
    </Suspense>
  );
}

/** The browser's own popover: a visitor does not pay for a menu library. */
function PhoneMenu() {
  const { t } = useLingui();
  return (
    <>
      <ActionIcon
        className={classes.burger ?? ''}
        variant="subtle"
        color="gray"
        c="var(--ink)"
        size="lg"
        aria-label={t`Меню`}
        popoverTarget="site-menu"
      >
        <IconMenu2 size={22} stroke={1.7} />
      </ActionIcon>
      <div id="site-menu" popover="auto" className={classes.menu}>
        <Link to={paths.site.organizations()} className={classes.link} onClick={closeMenu}>
          <Trans>Юридическим лицам</Trans>
        </Link>
        <div className={classes.switches}>
          <SchemeButton />
          <LanguageButton />
        </div>
      </div>
    </>
  );
}

const closeMenu = () => document.getElementById('site-menu')?.hidePopover();
