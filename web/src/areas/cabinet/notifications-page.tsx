import { useLingui } from '@lingui/react/macro';
import { NotificationList } from '#web/features/notifications/notification-list.tsx';
import { PageHead } from '#web/ui/page-head.tsx';
import classes from './feed-page.module.css';
import { useNotificationPath } from './notification-path.ts';

/** «Уведомления». */
export function NotificationsPage() {
  const { t } = useLingui();
  const pathOf = useNotificationPath();
  return (
    <div className={classes.narrow}>
      <PageHead title={t`Уведомления`} />
      <NotificationList pathOf={pathOf} />
    </div>
  );
}
