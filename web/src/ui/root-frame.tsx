import { Trans, useLingui } from '@lingui/react/macro';
import { useWindowEvent } from '@mantine/hooks';
import { IconCompass } from '@tabler/icons-react';
import { type ErrorComponentProps, Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { paths } from '#web/lib/paths.ts';
import { isMissingPart, reloadWhenServed } from '#web/lib/stale-page.ts';
import { ButtonLink } from './links.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import classes from './root-frame.module.css';
import { EmptyState, ErrorState } from './states.tsx';

/** What surrounds every page: the way past the menus, the word that the network is gone, the focus after a change of page. */
export function RootFrame() {
  const router = useRouter();

  // A reader of the screen is at the new page, not at the link that is gone.
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) document.getElementById('main')?.focus({ preventScroll: true });
      }),
    [router],
  );

  return (
    <>
      <a href="#main" className={classes.skip}>
        <Trans>К содержанию</Trans>
      </a>
      <OfflineBanner />
      <Outlet />
    </>
  );
}

/** An error that nothing below has caught: in place of the page, so that the menus around it stay. */
export function FailurePage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = async () => {
    // A browser may remember that a part did not come: only the whole page brings it.
    if (isMissingPart(error)) return void (await reloadWhenServed());
    reset();
    await router.invalidate();
  };
  useWindowEvent('online', () => void retry());
  return (
    <div className={classes.page}>
      <ErrorState error={error} onRetry={() => void retry()} />
    </div>
  );
}

/** No such page, or none for this person. */
export function MissingPage() {
  const { t } = useLingui();
  return (
    <div className={classes.page}>
      <title>{`${t`Страница не найдена`} · ПрофПлюс`}</title>
      <EmptyState
        icon={IconCompass}
        title={t`Такой страницы нет`}
        text={t`Возможно, её удалили, адрес набран с ошибкой или она доступна не всем.`}
        action={
          <ButtonLink to={paths.site.home()}>
            <Trans>На главную</Trans>
          </ButtonLink>
        }
      />
    </div>
  );
}
