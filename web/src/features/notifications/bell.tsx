import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { IconBell } from '@tabler/icons-react';
import { IconLink } from '#web/ui/links.tsx';
import classes from './bell.module.css';
import { useUnread } from './unread.ts';

/** The bell: leads to the notifications; a red count while some wait. */
export function Bell({ to }: { to: string }) {
  const { t } = useLingui();
  const unread = useUnread();
  const label =
    unread === 0
      ? t`Уведомления`
      : t`Уведомления: ${plural(unread, { one: '# новое', few: '# новых', many: '# новых', other: '# новых' })}`;
  return (
    <IconLink to={to} variant="subtle" color="gray" c="var(--ink)" size="lg" aria-label={label}>
      <span className={classes.bell}>
        <IconBell size={20} stroke={1.6} />
        {unread > 0 && (
          <span className={classes.count} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </span>
    </IconLink>
  );
}
