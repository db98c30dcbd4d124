import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconHome, IconMessages, IconUser } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useCalendarLive } from '#web/features/calendar/live.ts';
import { useFeedLive } from '#web/features/feed/live.ts';
import { useGreetingsLive } from '#web/features/greetings/live.ts';
import { useLibraryLive } from '#web/features/library/live.ts';
import { useRefreshKept } from '#web/features/library/use-refresh-kept.ts';
import { useUnread } from '#web/features/notifications/unread.ts';
import { useOrganizationLive } from '#web/features/organizations/organization.ts';
import { useTasksLive } from '#web/features/tasks/live.ts';
import { paths } from '#web/lib/paths.ts';
import { BottomBar } from '#web/ui/bottom-bar.tsx';
import { AppUpdate } from './app-update.tsx';
import classes from './member-layout.module.css';
import { MemberSearch } from './member-search.tsx';

/** The members' app: one column and the bottom bar with the tabs that work. */
export function MemberLayout() {
  const { t } = useLingui();
  useRefreshKept();
  useFeedLive();
  useLibraryLive();
  useCalendarLive();
  useTasksLive();
  useGreetingsLive();
  useOrganizationLive();
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
