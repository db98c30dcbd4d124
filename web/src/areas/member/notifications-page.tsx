import { useLingui } from '@lingui/react/macro';
import { useCurrentOrganization } from '#web/features/members/current-organization.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { NotificationList } from '#web/features/notifications/notification-list.tsx';
import { notificationPath } from '#web/features/notifications/notification-path.ts';
import { paths } from '#web/lib/paths.ts';
import { BackLink } from '#web/ui/back-link.tsx';
import { PageHead } from '#web/ui/page-head.tsx';

/** «Уведомления». */
export function NotificationsPage() {
  const { t } = useLingui();
  // What is read stays in the app; a cabinet just granted is entered.
  const pathOf = notificationPath({ cabinets: useCabinets(true), choose: useCurrentOrganization().choose, reading: 'in the app' });
  return (
    <>
      <PageHead title={t`Уведомления`} over={<BackLink to={paths.member.communicator()}>{t`Коммуникатор`}</BackLink>} />
      <NotificationList pathOf={pathOf} />
    </>
  );
}
