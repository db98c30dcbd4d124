import { useLingui } from '@lingui/react/macro';
import type { Notification } from '#contract/notifications';
import { useCurrentOrganization } from '#web/features/members/current-organization.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { NotificationList } from '#web/features/notifications/notification-list.tsx';
import { paths } from '#web/lib/paths.ts';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Уведомления». */
export function NotificationsPage() {
  const { t } = useLingui();
  const pathOf = useNotificationPath();
  return (
    <>
      <PageHead title={t`Уведомления`} />
      <NotificationList pathOf={pathOf} />
    </>
  );
}

/** What is read stays in the app; a cabinet just granted is entered. */
function useNotificationPath() {
  const cabinets = useCabinets(true);
  const { choose } = useCurrentOrganization();
  return ({ organizationId, content }: Notification): { to: string; onOpen?: () => void } | null => {
    const here = (to: string) => ({ to, ...(organizationId === null ? {} : { onOpen: () => choose(organizationId) }) });
    const cabinet = cabinets.find((one) => one.organizationId === organizationId);
    switch (content.kind) {
      case 'feed.published':
        return here(paths.member.post(content.postId));
      case 'access.approved':
      case 'role.changed':
        return cabinet ? { to: paths.cabinet.profile(cabinet.organizationId) } : here(paths.member.organization());
      case 'access.refused':
        return { to: paths.site.organizations() };
      case 'card.bound':
        return { to: paths.member.cards() };
      case 'member.invited':
        return { to: paths.member.panel() };
      case 'member.joined':
      case 'member.restored':
        return here(paths.member.communicator());
      case 'export.ready':
        return cabinet ? { to: paths.cabinet.exports(cabinet.organizationId) } : null;
      case 'password.changed':
        return { to: paths.member.sessions() };
      case 'member.excluded':
        return null;
    }
  };
}
