import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { NotificationId } from '#contract/ids';
import type { Notification } from '#contract/notifications';
import { When } from '#web/ui/when.tsx';
import classes from './notification-rows.module.css';
import { useNotificationText } from './notification-text.tsx';

/** Where a notification leads in this area; null when it only says something. */
export type PathOf = (notification: Notification) => { to: string; hash?: string; onOpen?: () => void } | null;

interface Props {
  notifications: readonly Notification[];
  pathOf: PathOf;
  /** Something was chosen. */
  onOpen?: () => void;
  /** Without the organisation's name: in a small place that stands in its cabinet. */
  compact?: boolean;
}

/** Notifications, a row each. What was unread on opening stays marked while it is on the screen. */
export function NotificationRows({ notifications, pathOf, onOpen, compact = false }: Props) {
  const fresh = useRef(new Set<NotificationId>());
  for (const { id, unread } of notifications) if (unread) fresh.current.add(id);
  return (
    <ul className={classes.list}>
      {notifications.map((notification) => (
        <li key={notification.id}>
          <Row
            notification={notification}
            path={pathOf(notification)}
            fresh={fresh.current.has(notification.id)}
            onOpen={onOpen}
            compact={compact}
          />
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  notification: Notification;
  path: ReturnType<PathOf>;
  fresh: boolean;
  compact: boolean;
  onOpen: (() => void) | undefined;
}

function Row({ notification, path, fresh, onOpen, compact }: RowProps) {
  const { t } = useLingui();
  const { title, text, icon: Icon } = useNotificationText()(notification.content);
  const inside = (
    <>
      <span className={classes.medal}>
        <Icon size={20} stroke={1.6} />
      </span>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        {text && <span className={classes.text}>{text}</span>}
        <span className={classes.quiet}>
          {!compact && notification.organizationName && <>{notification.organizationName} · </>}
          <When instant={notification.createdAt} />
        </span>
      </span>
      {fresh && <span className={classes.fresh} role="img" aria-label={t`Новое`} />}
    </>
  );
  if (path === null) return <div className={classes.row}>{inside}</div>;
  const open = () => {
    path.onOpen?.();
    onOpen?.();
  };
  return (
    <Link to={path.to} {...(path.hash === undefined ? {} : { hash: path.hash })} className={classes.row ?? ''} onClick={open}>
      {inside}
    </Link>
  );
}
