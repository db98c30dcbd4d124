import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconHome, IconMessages, IconUser } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useRefreshKept } from '#web/features/library/use-refresh-kept.ts';
import { useUnread } from '#web/features/notifications/unread.ts';
import { paths } from '#web/lib/paths.ts';
import { BottomBar } from '#web/ui/bottom-bar.tsx';
import { AppUpdate } from './app-update.tsx';
import classes from './member-layout.module.css';
import { MemberSearch } from './member-search.tsx';

/** The members' app: one column and the bottom bar with the tabs that work. */
export function MemberLayout() {
  const { t } = useLingui();
  useRefreshKept();
  const unread = useUnread();
  const waiting = unread > 0 ? t`${plural(unread, { one: '# новое', few: '# новых', many: '# новых', other: '# новых' })}` : undefined;
  return (
    <div className={classes.app}>
      <AppUpdate />
      <main id="main" tabIndex={-1} className={classes.main}>
        <MemberSearch />
        <Outlet />
      </main>
      <BottomBar
        label={t`Разделы`}
        items={[
          { to: paths.member.panel(), label: t`Панель`, icon: IconHome, exact: true },
          { to: paths.member.communicator(), label: t`Коммуникатор`, icon: IconMessages, waiting },
          { to: paths.member.profile(), label: t`Профиль`, icon: IconUser },
        ]}
      />
    </div>
  );
}
