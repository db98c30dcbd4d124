import '#web/ui/mantine-desk.ts';
import { useLingui } from '@lingui/react/macro';
import { IconApps, IconHome, IconNews, IconSettings, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { OrganizationId } from '#contract/ids';
import { LegalFooter } from '#web/features/accounts/legal-footer.tsx';
import { PersonMenu } from '#web/features/accounts/person-menu.tsx';
import { useSession } from '#web/features/accounts/session.ts';
import { useCalendarLive } from '#web/features/calendar/live.ts';
import { useFeedLive } from '#web/features/feed/live.ts';
import { useGreetingsLive } from '#web/features/greetings/live.ts';
import { useLibraryLive } from '#web/features/library/live.ts';
import { memberStatsQuery, useMembersLive } from '#web/features/members/members.ts';
import { useMembership } from '#web/features/members/memberships.ts';
import { roleLabels } from '#web/features/members/role-label.ts';
import { BellPopup } from '#web/features/notifications/bell-popup.tsx';
import { organizationQuery, useOrganizationLive } from '#web/features/organizations/organization.ts';
import { SearchLauncher } from '#web/features/search/search-launcher.tsx';
import { useTasksLive } from '#web/features/tasks/live.ts';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { DeskShell } from '#web/ui/desk-shell.tsx';
import { OrganizationPlate } from '#web/ui/organization-plate.tsx';
import { SchemeButton } from '#web/ui/scheme-switch.tsx';
import classes from './cabinet-layout.module.css';
import { useNotificationPath } from './notification-path.ts';

const TransferDock = lazy(async () => ({ default: (await import('#web/features/library/transfer-dock.tsx')).TransferDock }));
const route = getRouteApi('/cabinet/$organizationId');
const SearchDialog = lazy(() => import('./cabinet-search-dialog.tsx'));

/** «Кабинет организации»: the menu of what works, the organisation's plate, the person's tools. */
export function CabinetLayout() {
  const { t } = useLingui();
  const organizationId = route.useParams().organizationId as OrganizationId;
  const person = useSession();
  const membership = useMembership(organizationId);
  const { data: organization } = useQuery(organizationQuery(organizationId));
  const pathOf = useNotificationPath();
  useMembersLive(organizationId);
  useFeedLive();
  useLibraryLive();
  useCalendarLive();
  useTasksLive();
  useGreetingsLive();
  useOrganizationLive();
  const name = membership?.organizationName ?? '';
  const role = membership ? t(roleLabels[membership.role]) : '';

  return (
    <DeskShell
      home={paths.site.home()}
      name={name}
      plate={<OrganizationPlate name={name} logo={organization?.logo?.previews[0]?.url ?? null} under={t`Кабинет организации`} />}
      entries={[
        { to: paths.cabinet.profile(organizationId), label: t`Профиль`, icon: IconHome, exact: true },
        {
          to: paths.cabinet.members(organizationId),
          label: t`Пользователи`,
          icon: IconUsers,
          children: [
            { to: paths.cabinet.members(organizationId), label: t`Все пользователи` },
            { to: paths.cabinet.groups(organizationId), label: t`Группы` },
            {
              to: paths.cabinet.unregistered(organizationId),
              label: t`Не зарегистрированы`,
              badge: <Unregistered organizationId={organizationId} />,
            },
            { to: paths.cabinet.invite(organizationId), label: t`Приглашения` },
            { to: paths.cabinet.excluded(organizationId), label: t`Исключенные` },
          ],
        },
        { to: paths.cabinet.feed(organizationId), label: t`Лента`, icon: IconNews },
        {
          to: paths.cabinet.library(organizationId),
          label: t`Сервисы`,
          icon: IconApps,
          children: [
            { to: paths.cabinet.library(organizationId), label: t`Библиотека` },
            { to: paths.cabinet.calendar(organizationId), label: t`Календарь событий` },
            { to: paths.cabinet.tasks(organizationId), label: t`Задачи` },
          ],
        },
      ]}
      lowerEntries={[{ to: paths.cabinet.settings(organizationId), label: t`Настройки`, icon: IconSettings }]}
      tools={
        <>
          <SearchLauncher dialog={SearchDialog} look="bar" />
          <SchemeButton />
          <BellPopup to={paths.cabinet.notifications(organizationId)} pathOf={pathOf} />
          {person && <PersonMenu person={person} under={role} cabinet={paths.cabinet.choose()} />}
        </>
      }
      footer={<LegalFooter />}
    >
      <Outlet />
      <Suspense fallback={null}>
        <TransferDock organizationId={organizationId} personId={person?.id} />
      </Suspense>
    </DeskShell>
  );
}

/** How many wait; nothing while none does. */
function Unregistered({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  const format = useFormat();
  const { data } = useQuery(memberStatsQuery(organizationId));
  if (!data || data.unregistered === 0) return null;
  const count = format.number(data.unregistered);
  return (
    <span className={classes.count} title={t`Не зарегистрированы: ${count}`}>
      {count}
    </span>
  );
}
