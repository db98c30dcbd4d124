import { useLingui } from '@lingui/react/macro';
import { IconBell } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Card } from '#web/ui/card.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import classes from './notification-list.module.css';
import { NotificationRows, type PathOf } from './notification-rows.tsx';
import { notificationsQuery, useReadOnOpening } from './notifications.ts';

/** «Уведомления», newest first; opening them reads them. */
export function NotificationList({ pathOf }: { pathOf: PathOf }) {
  const { t } = useLingui();
  const list = useInfiniteQuery(notificationsQuery);
  const { data, error, refetch } = list;
  const notifications = data?.pages.flatMap(({ items }) => items);
  useReadOnOpening(notifications?.[0]);
  return (
    <div className={classes.list}>
      <Card padded={false} className={classes.card ?? ''}>
        {error && !notifications && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !notifications && <ListSkeleton rows={6} height={88} />}
        {notifications?.length === 0 && (
          <EmptyState
            icon={IconBell}
            title={t`Уведомлений ещё нет`}
            text={t`Новые публикации и перемены в ваших организациях появятся здесь.`}
          />
        )}
        {notifications && notifications.length > 0 && <NotificationRows notifications={notifications} pathOf={pathOf} />}
      </Card>
      <MoreButton list={list} />
    </div>
  );
}
